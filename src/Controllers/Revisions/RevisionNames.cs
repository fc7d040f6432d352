using System.Globalization;
using System.Text;
using Keles.Controllers.Pods;
using Keles.Machinery;

namespace Keles.Controllers.Revisions;

/// <summary>Names of revisions: their owner's name and a short hash of what they keep.</summary>
internal static class RevisionNames
{
    /// <summary>On a revision: its hash. On a pod <c>controller-revision-hash</c> says which revision it is of.</summary>
    public const string HashLabel = "controller.kubernetes.io/hash";

    /// <summary>So that the hash still fits behind it.</summary>
    private const int LongestPrefix = 223;

    /// <param name="collisions">Names met so far that another content had; part of the hash, so that each try gives another name.</param>
    public static string HashOf(RawJson data, int collisions)
    {
        var hash = Add(Add(2166136261, data.Utf8), Encoding.ASCII.GetBytes(collisions.ToString(CultureInfo.InvariantCulture)));
        return TemplateHash.SafeEncode(hash.ToString(CultureInfo.InvariantCulture));
    }

    public static string Of(string owner, string hash) => $"{(owner.Length > LongestPrefix ? owner[..LongestPrefix] : owner)}-{hash}";

    /// <summary>FNV-1, which multiplies first; the hash of templates is FNV-1a.</summary>
    private static uint Add(uint hash, ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes) hash = unchecked(hash * 16777619) ^ b;
        return hash;
    }
}
