namespace Keles.Linux;

/// <summary>Converts the relative CPU share of cgroup v1 (2…262144, usually 1024) to v2's weight (1…10000, usually 100).</summary>
public static class CpuWeight
{
    /// <summary>The curve that runtimes use since 2025: it meets both ends and maps 1024 to 100.</summary>
    public static long FromShares(long shares)
    {
        switch (shares)
        {
            case <= 2:
                return 1;
            case >= 262144:
                return 10000;
        }
        var log = Math.Log2(shares);
        return (long)Math.Ceiling(Math.Pow(10, ((log * log) + (125 * log)) / 612.0 - (7.0 / 34.0)));
    }
}
