namespace Keles.Linux;

/// <summary>What to set on a group; null leaves a value as it is, -1 takes a limit away.</summary>
public sealed record CgroupLimits
{
    public const long Unlimited = -1;

    /// <summary>Relative weight as cgroup v1 counts it: 2 to 262144, 1024 for one CPU. Converted for v2.</summary>
    public long? CpuShares { get; init; }

    /// <summary>CPU time in each period, in microseconds.</summary>
    public long? CpuQuota { get; init; }

    /// <summary>Microseconds, 1000 to 1000000; the kernel begins with 100000.</summary>
    public long? CpuPeriod { get; init; }

    public long? MemoryBytes { get; init; }

    public long? Pids { get; init; }

    /// <summary>CPU numbers, as "0-3,5".</summary>
    public string? Cpus { get; init; }
}
