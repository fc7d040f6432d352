using Keles.Api;
using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Counts what a namespace uses of a quota, from the cache.</summary>
internal static class QuotaCount
{
    private const string CountPrefix = "count/";

    /// <summary>An amount for every resource the quota limits and this server can count.</summary>
    /// <param name="bookings">Writes on their way into the cache: each is counted exactly when the list that is counted does not have it.</param>
    public static OrderedMap<Quantity> Of(ObjectStore store, ResourceQuota quota, DateTimeOffset now, IReadOnlyList<QuotaBooking> bookings)
    {
        var (ns, hard) = (quota.Metadata.Namespace, quota.Spec.Hard);
        var used = OrderedMap<Quantity>.From(hard.Select(h => KeyValuePair.Create(h.Key, Quantity.Of(0, h.Value.Format))));
        foreach (var kind in Kinds(store, hard))
        {
            var list = store.List(kind, ns);
            foreach (var stored in list.Items()) if (QuotaScopes.Covers(quota, kind, stored.Object)) used = Sum(used, QuotaUsage.Of(kind, stored.Object, now));
            foreach (var booking in bookings)
            {
                if (booking.Kind.QualifiedResource != kind.QualifiedResource || booking.Value.Metadata.Namespace != ns || booking.IsIn(list)) continue;
                if (QuotaScopes.Covers(quota, booking.Kind, booking.Value)) used = Sum(used, booking.Usage(now));
            }
        }

        return used;
    }

    private static OrderedMap<Quantity> Sum(OrderedMap<Quantity> used, OrderedMap<Quantity> more)
    {
        foreach (var (name, amount) in more) if (used.TryGetValue(name, out var sum)) used = used.With(name, sum + amount);
        return used;
    }

    /// <summary>The kinds whose objects the named resources are about.</summary>
    private static IEnumerable<Kind> Kinds(ObjectStore store, OrderedMap<Quantity> hard) => hard.Select(h => KindOf(store, h.Key)).OfType<Kind>().Distinct();

    private static Kind? KindOf(ObjectStore store, string resource)
    {
        if (resource.StartsWith(CountPrefix, StringComparison.Ordinal)) return store.FindKind(resource[CountPrefix.Length..]) is { Namespaced: true } counted ? counted : null;
        return resource switch
        {
            "services" or "services.nodeports" or "services.loadbalancers" => ServiceKind.Kind,
            "persistentvolumeclaims" or "requests.storage" => PersistentVolumeClaimKind.Kind,
            "configmaps" => ConfigMapKind.Kind,
            "secrets" => SecretKind.Kind,
            "replicationcontrollers" => ReplicationControllerKind.Kind,
            "resourcequotas" => ResourceQuotaKind.Kind,
            _ when resource.Contains(".storageclass.storage.k8s.io/", StringComparison.Ordinal) => PersistentVolumeClaimKind.Kind,
            _ => PodKind.Kind,
        };
    }
}
