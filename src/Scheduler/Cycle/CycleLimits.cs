namespace Keles.Scheduler;

/// <summary>How many fitting nodes a cycle looks for, as upstream: in a large cluster not the best of all, but the best of enough.</summary>
internal static class CycleLimits
{
    private const int Fewest = 100;
    private const int FewestPercent = 5;

    /// <param name="percentage">0 for a part that grows smaller as the cluster grows.</param>
    public static int NodesToFind(int nodes, int percentage = 0)
    {
        if (nodes < Fewest) return nodes;
        var percent = percentage > 0 ? percentage : Math.Max(FewestPercent, 50 - (nodes / 125));
        return Math.Max(Fewest, (int)((long)nodes * percent / 100));
    }
}
