using Keles.Api.Core.V1;
using Keles.Kubelet.Resources;
using Keles.Kubelet.Runtime.Observed;

namespace Keles.Kubelet.Pods.Plans;

/// <summary>Compares the limits a container runs with to those it should have. Memory requests are no kernel setting and do not count.</summary>
internal static class ResizeRule
{
    public static Resize For(Container container, RuntimeContainer running)
    {
        if (running.Limits is not { } has)
        {
            return Resize.Unneeded;
        }
        var wants = ContainerLimits.Of(container.Resources);
        var cpu = wants.CpuShares != has.CpuShares || !SameQuota(wants, has);
        var memory = wants.MemoryBytes != has.MemoryBytes;
        if (!cpu && !memory)
        {
            return Resize.Unneeded;
        }
        return (cpu && RestartsFor(container, "cpu")) || (memory && RestartsFor(container, "memory")) ? Resize.ByRestart : Resize.InPlace;
    }

    /// <summary>No quota is written as 0 or as -1.</summary>
    private static bool SameQuota(RuntimeLimits wants, RuntimeLimits has) => wants.CpuQuota <= 0
        ? has.CpuQuota <= 0
        : wants.CpuQuota == has.CpuQuota && wants.CpuPeriod == has.CpuPeriod;

    private static bool RestartsFor(Container container, string resource) =>
        container.ResizePolicy.Find(p => p.ResourceName == resource)?.RestartPolicy == "RestartContainer";
}
