namespace Keles.Scheduler;

/// <summary>How many fitting nodes a cycle looks for, as upstream: in a large cluster not the best of all, but the best of enough.</summary>
internal static class CycleLimits
{
    private const int Fewest = 100;
    private const int FewestPercent = 5;

    public static int NodesToFind(int nodes)
    {
        if (nodes < Fewest) return nodes;
        var percent = Math.Max(FewestPercent, 50 - (nodes / 125));
        return Math.Max(Fewest, (int)((long)nodes * percent / 100));
    }
}
