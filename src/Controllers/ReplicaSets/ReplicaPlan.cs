using Keles.Api.Core.V1;
using Keles.Controllers.Pods;
using Keles.Machinery;

namespace Keles.Controllers.ReplicaSets;

/// <summary>What keeps a number of pods: how many to make or which to delete, and what its status then counts. Replica sets and replication controllers share it.</summary>
/// <param name="CheckAgain">When a ready pod will have become available.</param>
internal sealed record ReplicaPlan(int Create, IReadOnlyList<Pod> Delete, ReplicaCounts Counts, TimeSpan? CheckAgain)
{
    /// <param name="owned">The pods that are its own, with those that ended or are going away.</param>
    /// <param name="related">Pods of its siblings too, to spread what remains over nodes.</param>
    public static ReplicaPlan For(ReplicaNeeds needs, IReadOnlyList<Pod> owned, IReadOnlyList<Pod> related, DateTimeOffset now)
    {
        Pod[] active = [.. owned.Where(static p => p.IsActive())];
        var missing = needs.IsBeingDeleted ? 0 : needs.Replicas - active.Length;
        var counts = ReplicaCounts.Of(needs, active, owned, now);
        return new(
            Math.Clamp(missing, 0, PodControl.Burst),
            missing < 0 ? PodRanking.Least(active, related, Math.Min(-missing, PodControl.Burst), now) : [],
            counts,
            needs.MinReadySeconds > 0 && counts.Available < counts.Ready ? NextAvailable(needs, active, now) : null);
    }

    private static TimeSpan? NextAvailable(ReplicaNeeds needs, Pod[] active, DateTimeOffset now)
    {
        TimeSpan? next = null;
        foreach (var pod in active)
        {
            if (pod.IsReady() && pod.AvailableAt(needs.MinReadySeconds, now) is { } at && at > now && (next is null || at - now < next)) next = at - now;
        }

        return next;
    }
}
