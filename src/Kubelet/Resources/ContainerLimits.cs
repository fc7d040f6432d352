using Keles.Api.Core.V1;
using Keles.Kubelet.Runtime.Observed;
using Keles.Machinery;

namespace Keles.Kubelet.Resources;

/// <summary>A container's resources in the kernel's terms.</summary>
internal static class ContainerLimits
{
    public static RuntimeLimits Of(ResourceRequirements resources)
    {
        var limit = resources.Limits.TryGetValue("cpu", out var cpuLimit) ? cpuLimit.MilliValue() : 0;
        var request = resources.Requests.TryGetValue("cpu", out var cpuRequest) ? cpuRequest.MilliValue() : 0;
        var memory = resources.Limits.TryGetValue("memory", out var memoryLimit) ? memoryLimit.Value() : 0;
        return new RuntimeLimits(CpuTime.Shares(request == 0 && limit != 0 ? limit : request), CpuTime.Quota(limit), limit == 0 ? 0 : CpuTime.Period, memory);
    }
}
