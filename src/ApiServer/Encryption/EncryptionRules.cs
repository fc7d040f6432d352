using System.Collections.Concurrent;

namespace Keles.ApiServer.Encryption;

/// <summary>Which resources are encrypted, and how: the entries of an EncryptionConfiguration in order, the first that fits a resource decides.</summary>
public sealed class EncryptionRules
{
    private readonly IReadOnlyList<(IReadOnlyList<string> Resources, CipherChain Chain)> entries;
    private readonly Dictionary<string, string> resources;
    private readonly ConcurrentDictionary<string, CipherChain?> known = new(StringComparer.Ordinal);

    internal EncryptionRules(IReadOnlyList<(IReadOnlyList<string>, CipherChain)> entries, IEnumerable<Api.Kind> kinds)
    {
        this.entries = entries;
        resources = kinds.Where(static k => k is { StoragePrefix: not null, StoredAs: null })
            .GroupBy(static k => k.StoragePrefix!, StringComparer.Ordinal)
            .ToDictionary(static g => g.Key, static g => g.First().QualifiedResource, StringComparer.Ordinal);
    }

    /// <summary>Null when what lies under the key is stored as it is.</summary>
    internal CipherChain? Of(string key)
    {
        // /registry/secrets/ns/name, /registry/services/specs/ns/name, /registry/example.com/things/ns/name
        var start = "/registry/".Length;
        if (!key.StartsWith("/registry/", StringComparison.Ordinal)) return null;
        var one = key.IndexOf('/', start);
        if (one < 0) return null;
        var lookup = known.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(key.AsSpan(start, one - start), out var chain)) return chain;
        var two = key.IndexOf('/', one + 1);
        if (two > 0 && lookup.TryGetValue(key.AsSpan(start, two - start), out chain)) return chain;
        return Add(key[start..one], two > 0 ? key[start..two] : null);
    }

    private CipherChain? Add(string shorter, string? longer)
    {
        if (longer is not null && resources.TryGetValue(longer, out var resource)) return known[longer] = Matching(resource);
        if (resources.TryGetValue(shorter, out resource)) return known[shorter] = Matching(resource);
        // A custom resource: its group, then its plural.
        return longer is null || !shorter.Contains('.') ? null : known[longer] = Matching($"{longer[(shorter.Length + 1)..]}.{shorter}");
    }

    private CipherChain? Matching(string resource) => entries.FirstOrDefault(e => e.Resources.Any(r => Matches(r, resource))).Chain?.For(resource);

    /// <summary><c>secrets</c>, <c>things.example.com</c>, <c>*.</c> for the core group, <c>*.example.com</c> for another, <c>*.*</c> for all.</summary>
    private static bool Matches(string pattern, string resource)
    {
        if (pattern == "*.*") return true;
        if (!pattern.StartsWith("*.", StringComparison.Ordinal)) return pattern == resource;
        var dot = resource.IndexOf('.', StringComparison.Ordinal);
        return pattern[2..] == (dot < 0 ? "" : resource[(dot + 1)..]);
    }
}
