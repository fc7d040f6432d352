using Keles.Api.Core.V1;

namespace Keles.Controllers.DaemonSets;

/// <summary>One step of a rolling update: which old pods may go now, and on which nodes a new one may come beside the old.</summary>
internal sealed record DaemonUpdate(IReadOnlyList<Pod> Delete, IReadOnlyList<string> Create)
{
    /// <param name="nodes">Those wanted, with or without a pod, and those that have one although none would be started there now.</param>
    public static DaemonUpdate For(DaemonPods pods, IReadOnlyList<(string Name, bool IsWanted)> nodes, DaemonLimits limits, DateTimeOffset now) =>
        limits.MaxSurge == 0 ? InPlace(pods, nodes, limits.MaxUnavailable, now) : Surging(pods, nodes, limits.MaxSurge, now);

    private static DaemonUpdate InPlace(DaemonPods pods, IReadOnlyList<(string Name, bool IsWanted)> nodes, int maxUnavailable, DateTimeOffset now)
    {
        var unavailable = 0;
        List<Pod> broken = [], candidates = [];
        foreach (var (node, _) in nodes)
        {
            switch (pods.Updated(node))
            {
                case { New: null, Old: { } old } when pods.IsAvailable(old, now): candidates.Add(old); break;
                case { New: null, Old: { } old }:
                    // It serves nobody, so taking it away costs nothing.
                    broken.Add(old);
                    unavailable++;
                    break;
                case { New: { } fresh, Old: null } when pods.IsAvailable(fresh, now): break;
                default: unavailable++; break;
            }
        }

        return new([.. broken, .. candidates.Take(Math.Max(0, maxUnavailable - unavailable))], []);
    }

    /// <remarks>An available pod on a node where none would be started now goes only once another one has taken its place elsewhere.</remarks>
    private static DaemonUpdate Surging(DaemonPods pods, IReadOnlyList<(string Name, bool IsWanted)> nodes, int maxSurge, DateTimeOffset now)
    {
        var (surging, available) = (0, 0);
        List<Pod> delete = [], unwanted = [];
        List<string> broken = [], candidates = [];
        foreach (var (node, isWanted) in nodes)
        {
            var here = pods.Updated(node);
            if ((here?.Old ?? here?.New) is { } counted && pods.IsAvailable(counted, now)) available++;
            switch (here)
            {
                case { Old: null }: break;
                case { New: null, Old: { } old } when !isWanted: (pods.IsAvailable(old, now) ? unwanted : delete).Add(old); break;
                case { New: null, Old: { } old }: (pods.IsAvailable(old, now) ? candidates : broken).Add(node); break;
                case { New: { } fresh, Old: { } old } when pods.IsAvailable(fresh, now): delete.Add(old); break;
                default: surging++; break;
            }
        }

        var spare = available - nodes.Count(static n => n.IsWanted);
        return new([.. delete, .. unwanted.Take(Math.Max(0, spare))], [.. broken, .. candidates.Take(Math.Max(0, maxSurge - surging))]);
    }
}
