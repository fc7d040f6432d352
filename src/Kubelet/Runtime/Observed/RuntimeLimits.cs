namespace Keles.Kubelet.Runtime.Observed;

/// <summary>The resources that the runtime has set for a container; zero is no limit.</summary>
internal sealed record RuntimeLimits(long CpuShares, long CpuQuota, long CpuPeriod, long MemoryBytes);
