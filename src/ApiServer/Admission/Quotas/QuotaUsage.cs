using Keles.Api;
using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>What one object uses, in the names that quotas limit.</summary>
internal static class QuotaUsage
{
    private const string ClassSuffix = ".storageclass.storage.k8s.io/";

    private static readonly Quantity One = Quantity.Of(1);

    /// <summary>Kinds that quotas may also limit by their plain plural.</summary>
    private static readonly HashSet<string> Plain = ["pods", "services", "persistentvolumeclaims", "configmaps", "secrets", "replicationcontrollers", "resourcequotas"];

    public static OrderedMap<Quantity> Of(Kind kind, IApiObject value, DateTimeOffset now)
    {
        var usage = OrderedMap<Quantity>.Of(($"count/{kind.QualifiedResource}", One));
        if (value is Pod pod) return OfPod(usage, pod, now);
        if (kind.Group.Length == 0 && Plain.Contains(kind.Plural)) usage = usage.With(kind.Plural, One);
        return value switch
        {
            Service service => OfService(usage, service.Spec),
            PersistentVolumeClaim claim => OfClaim(usage, claim),
            _ => usage,
        };
    }

    /// <summary>What is more than before, of each resource.</summary>
    public static OrderedMap<Quantity> Increase(OrderedMap<Quantity> after, OrderedMap<Quantity> before)
    {
        var more = OrderedMap<Quantity>.Empty;
        foreach (var (name, amount) in ResourceLists.Subtract(after, before)) if (amount > Quantity.Zero) more = more.With(name, amount);
        return more;
    }

    /// <summary>A pod that has ended, or should have long ago, uses nothing but its place in the store.</summary>
    private static OrderedMap<Quantity> OfPod(OrderedMap<Quantity> usage, Pod pod, DateTimeOffset now)
    {
        if (pod.IsTerminal()) return usage;
        var metadata = pod.Metadata;
        if (metadata is { DeletionTimestamp: { } at, DeletionGracePeriodSeconds: { } grace } && now > Seconds.After(at.ToDateTimeOffset(), grace)) return usage;
        usage = usage.With("pods", One);
        foreach (var (name, amount) in PodRequests.Of(pod, new() { UseStatus = true }))
        {
            usage = usage.With(ResourceNames.RequestsPrefix + name, amount);
            if (!ResourceNames.IsExtended(name)) usage = usage.With(name, amount);
        }

        foreach (var (name, amount) in PodRequests.Limits(pod, new() { UseStatus = true }))
        {
            if (name is ResourceNames.Cpu or ResourceNames.Memory or ResourceNames.EphemeralStorage) usage = usage.With("limits." + name, amount);
        }

        return usage;
    }

    private static OrderedMap<Quantity> OfService(OrderedMap<Quantity> usage, ServiceSpec spec)
    {
        var balanced = spec.Type == ServiceTypes.LoadBalancer;
        var ports = ServiceTypes.NeedsNodePorts(spec) ? spec.Ports.Count : balanced ? spec.Ports.Where(static p => p.NodePort != 0).Count : 0;
        return usage.With("services.nodeports", Quantity.Of(ports)).With("services.loadbalancers", Quantity.Of(balanced ? 1 : 0));
    }

    private static OrderedMap<Quantity> OfClaim(OrderedMap<Quantity> usage, PersistentVolumeClaim claim)
    {
        var name = claim.Spec.StorageClassName ?? "";
        if (name.Length > 0) usage = usage.With($"{name}{ClassSuffix}persistentvolumeclaims", One);
        if (!claim.Spec.Resources.Requests.TryGetValue(ResourceNames.Storage, out var size)) return usage;
        usage = usage.With("requests.storage", size);
        return name.Length > 0 ? usage.With($"{name}{ClassSuffix}requests.storage", size) : usage;
    }
}
