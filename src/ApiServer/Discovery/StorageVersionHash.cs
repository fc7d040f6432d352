using System.Security.Cryptography;
using System.Text;
using Keles.Api;

namespace Keles.ApiServer.Discovery;

/// <summary>A short hash of the version a kind is stored in: clients that migrate stored objects watch for its change.</summary>
internal static class StorageVersionHash
{
    private const int Length = 8;

    /// <summary>Empty for kinds that are never stored.</summary>
    public static string Of(Kind kind)
    {
        if (!kind.IsStored) return "";
        var stored = kind.StoredAs ?? kind;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{stored.Group}/{stored.Version}/{stored.Name}"));
        return Convert.ToBase64String(hash, 0, Length);
    }
}
