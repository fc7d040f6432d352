using Keles.Api.Core.V1;
using Keles.Linux;
using Keles.Machinery;

namespace Keles.Kubelet.Resources;

/// <summary>What all containers of a pod may use together, in the kernel's terms. A limit exists only where every container has one.</summary>
internal static class PodLimits
{
    public static CgroupLimits Of(Pod pod)
    {
        if (PodQos.Of(pod) == PodQos.BestEffort)
        {
            return new CgroupLimits { CpuShares = CpuTime.MinShares };
        }
        var limits = PodRequests.Limits(pod);
        return new CgroupLimits
        {
            CpuShares = CpuTime.Shares(MilliCpuRequest(pod)),
            CpuQuota = IsLimited(pod, "cpu") ? CpuTime.Quota(limits["cpu"].MilliValue()) : CgroupLimits.Unlimited,
            CpuPeriod = CpuTime.Period,
            MemoryBytes = IsLimited(pod, "memory") ? limits["memory"].Value() : CgroupLimits.Unlimited,
        };
    }

    public static long MilliCpuRequest(Pod pod) => PodRequests.Amount(PodRequests.Of(pod), "cpu");

    private static bool IsLimited(Pod pod, string resource) =>
        Has(pod.Spec.Resources, resource) || pod.Spec.Containers.AddRange(pod.Spec.InitContainers).All(c => Has(c.Resources, resource));

    private static bool Has(ResourceRequirements? resources, string resource) =>
        resources is not null && resources.Limits.TryGetValue(resource, out var limit) && !limit.IsZero;
}
