using Keles.Api.Core.V1;
using Keles.Kubelet.Pods.Containers;
using Keles.Linux;
using Keles.Machinery;

namespace Keles.Kubelet.Resources;

/// <summary>What all containers of a pod may use together. A limit exists only where every container has one.</summary>
internal static class PodLimits
{
    public static CgroupLimits Of(Pod pod)
    {
        var qos = PodQos.Of(pod);
        if (qos == PodQos.BestEffort)
        {
            return new CgroupLimits { CpuShares = CpuTime.MinShares };
        }
        var cpu = Limit(pod, "cpu", q => q.MilliValue());
        var memory = Limit(pod, "memory", q => q.Value());
        return new CgroupLimits
        {
            CpuShares = CpuTime.Shares(MilliCpuRequest(pod)),
            CpuQuota = cpu is { } milli ? CpuTime.Quota(milli) : CgroupLimits.Unlimited,
            CpuPeriod = CpuTime.Period,
            MemoryBytes = memory ?? CgroupLimits.Unlimited,
        };
    }

    public static long MilliCpuRequest(Pod pod) => Together(pod, c => Amount(c.Resources.Requests, "cpu", q => q.MilliValue()) ?? Amount(c.Resources.Limits, "cpu", q => q.MilliValue()) ?? 0)
        + (Amount(pod.Spec.Overhead, "cpu", q => q.MilliValue()) ?? 0);

    private static long? Limit(Pod pod, string resource, Func<Quantity, long> value)
    {
        if (pod.Spec.Resources is { } whole && Amount(whole.Limits, resource, value) is { } stated)
        {
            return stated;
        }
        var counted = pod.Spec.Containers.AddRange(pod.Spec.InitContainers.Where(c => c.IsSidecar()));
        return counted.All(c => Amount(c.Resources.Limits, resource, value) is > 0)
            ? Together(pod, c => Amount(c.Resources.Limits, resource, value) ?? 0) + (Amount(pod.Spec.Overhead, resource, value) ?? 0)
            : null;
    }

    /// <summary>App containers and sidecars run together; an init container runs beside the sidecars before it.</summary>
    private static long Together(Pod pod, Func<Container, long> of)
    {
        var (sidecars, most) = (0L, 0L);
        foreach (var init in pod.Spec.InitContainers)
        {
            if (init.IsSidecar())
            {
                sidecars += of(init);
            }
            most = Math.Max(most, init.IsSidecar() ? sidecars : sidecars + of(init));
        }
        var apps = 0L;
        foreach (var container in pod.Spec.Containers)
        {
            apps += of(container);
        }
        return Math.Max(most, apps + sidecars);
    }

    private static long? Amount(OrderedMap<Quantity> amounts, string resource, Func<Quantity, long> value) =>
        amounts.TryGetValue(resource, out var amount) ? value(amount) : null;
}
