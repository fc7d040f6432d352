using System.Security.Cryptography;
using System.Text;

namespace Keles.Api.Core.V1;

/// <summary>What a client is told about a TLS secret that no server could use, in the words of upstream's TLS library.</summary>
internal static class SecretWarnings
{
    public static IEnumerable<string> Of(Secret secret)
    {
        if (secret.Type != "kubernetes.io/tls") return [];
        if (!HasPem(secret, "tls.crt")) return ["tls: failed to find any PEM data in certificate input"];
        return HasPem(secret, "tls.key") ? [] : ["tls: failed to find any PEM data in key input"];
    }

    private static bool HasPem(Secret secret, string key) => secret.Data.TryGetValue(key, out var bytes) && PemEncoding.TryFind(Encoding.UTF8.GetString(bytes.Span), out _);
}
