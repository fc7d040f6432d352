namespace Keles.Machinery.ManagedFields;

/// <summary>
/// Removes what an applier applied last time and does not apply now, unless somebody else claims it too. Done in the
/// version of the last apply, for that is the one its fields are named in.
/// </summary>
internal sealed class Pruning(IVersionedTypes types, string apiVersion, Ownership owners)
{
    public TypedObject Prune(TypedObject merged, OwnedFields? last)
    {
        if (last is null || last.Set.IsEmpty || Convert(merged, apiVersion, last.ApiVersion) is not { } stood)
        {
            return merged;
        }

        var pruned = stood.Without(stood.Ensure(last.Set));
        pruned = KeepOwned(stood, pruned, last.ApiVersion);
        pruned = KeepDangling(stood, pruned, last.Set);
        return Convert(pruned, last.ApiVersion, apiVersion) ?? merged;
    }

    /// <summary>Puts back what any owner, this one's new configuration among them, claims.</summary>
    private TypedObject KeepOwned(TypedObject merged, TypedObject pruned, string version)
    {
        var claims = owners.All.GroupBy(static o => o.Value.ApiVersion, static o => o.Value.Set, StringComparer.Ordinal)
            .ToDictionary(static g => g.Key, static g => g.Aggregate(static (a, b) => a.Union(b)), StringComparer.Ordinal);
        var at = version;

        // The version at hand comes first: converting an object whose required fields are pruned may fail.
        foreach (var next in claims.Keys.OrderBy(v => v == version ? 0 : 1).ThenBy(static v => v, StringComparer.Ordinal))
        {
            if (Convert(merged, at, next) is not { } stood || Convert(pruned, at, next) is not { } left)
            {
                continue;
            }

            var kept = stood.Ensure(left.Fields()).Union(stood.Ensure(claims[next]));
            merged = stood;
            pruned = stood.Without(stood.Ensure(stood.Fields()).Difference(kept));
            at = next;
        }

        return Convert(pruned, at, version) ?? pruned;
    }

    /// <summary>Puts back what nobody owned or only updaters did: it was never this applier's to remove.</summary>
    private static TypedObject KeepDangling(TypedObject merged, TypedObject pruned, FieldSet last)
    {
        var gone = merged.Ensure(merged.Fields()).Difference(merged.Ensure(pruned.Fields()));
        return merged.Without(gone.Intersection(merged.Ensure(last)));
    }

    private TypedObject? Convert(TypedObject value, string from, string to) => from == to ? value : types.Convert(value.Value, from, to);
}
