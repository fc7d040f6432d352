using System.Text.Json.Nodes;

namespace Keles.Machinery.ManagedFields;

/// <summary>
/// Moves ownership along with changes: a changed field leaves its other owners, a removed one leaves all, and an
/// applier gives up what it no longer mentions.
/// </summary>
internal sealed class OwnershipUpdater(IVersionedTypes types, string apiVersion, IReadOnlyDictionary<string, FieldSet> resetFields)
{
    /// <summary>The owners after <paramref name="live"/> has become <paramref name="updated"/> by <paramref name="owner"/>'s doing.</summary>
    public Ownership Update(TypedObject live, TypedObject updated, Ownership managed, FieldOwner owner)
    {
        var owners = Reconcile(live, managed);
        var changes = Transfer(live, updated, owners, owner, force: true);
        var before = owners[owner]?.Set ?? FieldSet.Empty;
        var set = before.Difference(changes.Removed).Union(changes.Modified).Union(changes.Added).RecursiveDifference(Ignored(apiVersion));
        owners.SetOrForget(owner, new(set, apiVersion, owners[owner]?.Time));
        return owners;
    }

    /// <summary>The merged object and its owners.</summary>
    /// <exception cref="ApplyException">Fields belong to others and <paramref name="force"/> is not set.</exception>
    public (TypedObject Merged, Ownership Owners) Apply(TypedObject live, TypedObject config, Ownership managed, FieldOwner owner, bool force)
    {
        var owners = Reconcile(live, managed);
        var merged = config with { Value = TypedMerge.Merge(live.Value, config.Value, config.Schema) };
        var last = owners[owner];
        var set = config.Fields().RecursiveDifference(Ignored(apiVersion));
        owners.Set(owner, new(set, apiVersion, last?.Time));
        merged = new Pruning(types, apiVersion, owners).Prune(merged, last);
        Transfer(live, merged, owners, owner, force);
        if (owners[owner] is { } own)
        {
            owners.SetOrForget(owner, own);
        }

        return (merged, owners);
    }

    private FieldSet Ignored(string version) => resetFields.GetValueOrDefault(version, FieldSet.Empty);

    private Comparison Transfer(TypedObject live, TypedObject updated, Ownership owners, FieldOwner owner, bool force)
    {
        var byVersion = new Dictionary<string, Comparison>(StringComparer.Ordinal)
        {
            [apiVersion] = live.Compare(updated).Without(Ignored(apiVersion)),
        };
        var conflicts = new List<ApplyConflict>();
        var losses = new List<(FieldOwner Owner, FieldSet Lost)>();
        foreach (var (other, owned) in owners.All.ToList())
        {
            if (other == owner)
            {
                continue;
            }

            if (Changes(byVersion, owned.ApiVersion, live, updated) is not { } changes)
            {
                owners.Forget(other);
                continue;
            }

            var taken = owned.Set.Intersection(changes.Modified.Union(changes.Added));
            conflicts.AddRange(taken.Paths().Select(path => new ApplyConflict(other, path)));
            losses.Add((other, taken.Union(changes.Removed)));
        }

        if (!force && conflicts.Count > 0)
        {
            throw ApplyException.Of(conflicts);
        }

        foreach (var (other, lost) in losses)
        {
            owners.SetOrForget(other, owners[other]!.Without(lost));
        }

        return byVersion[apiVersion];
    }

    /// <summary>What changed, as a version sees it; null where the version is gone.</summary>
    private Comparison? Changes(Dictionary<string, Comparison> byVersion, string version, TypedObject live, TypedObject updated)
    {
        if (byVersion.TryGetValue(version, out var known))
        {
            return known;
        }

        if (types.Convert(live.Value, apiVersion, version) is not { } before || types.Convert(updated.Value, apiVersion, version) is not { } after)
        {
            return null;
        }

        return byVersion[version] = before.Compare(after).Without(Ignored(version));
    }

    private Ownership Reconcile(TypedObject live, Ownership managed)
    {
        var owners = new Ownership();
        foreach (var (owner, owned) in managed.All)
        {
            if (types.Convert(live.Value, apiVersion, owned.ApiVersion) is { } versioned)
            {
                owners.Set(owner, owned with { Set = SchemaReconciliation.Reconcile(owned.Set, versioned.Schema) });
            }
        }

        return owners;
    }
}
