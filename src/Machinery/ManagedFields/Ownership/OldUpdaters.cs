namespace Keles.Machinery.ManagedFields;

/// <summary>Merges the oldest updaters of a version into one, until few enough are left.</summary>
internal static class OldUpdaters
{
    public static void Merge(Ownership owners)
    {
        if (owners.Count <= OwnershipLimits.Updaters)
        {
            return;
        }

        var updaters = owners.All.Where(static o => !o.Key.Applies)
            .OrderBy(static o => o.Value.Time?.UnixSeconds ?? 0).ThenBy(static o => o.Key).Select(static o => o.Key).ToList();
        var left = updaters.Count;
        var first = new Dictionary<string, FieldOwner>(StringComparer.Ordinal);
        foreach (var updater in updaters)
        {
            if (left <= OwnershipLimits.Updaters)
            {
                return;
            }

            var owned = owners[updater]!;
            if (first.TryAdd(owned.ApiVersion, updater))
            {
                continue;
            }

            var bucket = FieldOwner.Updater(OwnershipLimits.OldUpdater, owned.ApiVersion, "");
            if (owners[bucket] is null)
            {
                var oldest = first[owned.ApiVersion];
                var fields = owners[oldest]!;
                owners.Forget(oldest);
                owners.Set(bucket, fields);
            }

            owners.Set(bucket, owned with { Set = owned.Set.Union(owners[bucket]!.Set) });
            owners.Forget(updater);
            left--;
        }
    }
}
