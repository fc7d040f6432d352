using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Keles.Machinery;

namespace Keles.Controllers.Bootstrap;

/// <summary>A JSON web signature with a shared key whose content is left out: who has the content and the key can check that they belong together.</summary>
internal static class DetachedSignature
{
    public static string Of(string content, string keyId, string key)
    {
        var header = Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"alg":"HS256","kid":{{GoJson.Quote(keyId)}}}"""));
        var signed = $"{header}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(content))}";
        return $"{header}..{Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(signed)))}";
    }
}
