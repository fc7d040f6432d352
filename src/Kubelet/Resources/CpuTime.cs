namespace Keles.Kubelet.Resources;

/// <summary>CPU amounts in thousandths as the kernel's shares and quotas.</summary>
internal static class CpuTime
{
    public const long MinShares = 2;
    public const long MaxShares = 262144;
    public const long SharesPerCpu = 1024;

    /// <summary>Microseconds.</summary>
    public const long Period = 100_000;

    /// <summary>The kernel takes no smaller quota.</summary>
    public const long MinQuota = 1_000;

    public static long Shares(long milliCpu) => milliCpu == 0 ? MinShares : Math.Clamp(milliCpu * SharesPerCpu / 1000, MinShares, MaxShares);

    /// <summary>Microseconds of each period; 0 for no limit.</summary>
    public static long Quota(long milliCpu) => milliCpu == 0 ? 0 : Math.Max(MinQuota, milliCpu * Period / 1000);
}
