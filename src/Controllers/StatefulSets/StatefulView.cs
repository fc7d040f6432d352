using Keles.Api.Apps.V1;
using Keles.Api.Core.V1;

namespace Keles.Controllers.StatefulSets;

/// <summary>A stateful set with its pods in their places, as they are at one moment.</summary>
internal sealed class StatefulView
{
    /// <param name="pods">Its own pods.</param>
    /// <param name="claims">A claim of the set's namespace by its name, null where there is none.</param>
    public StatefulView(StatefulSet set, StatefulRevision current, StatefulRevision update, int collisions, IReadOnlyList<Pod> pods, Func<string, PersistentVolumeClaim?> claims, DateTimeOffset now)
    {
        (Set, Current, Update, Collisions, Pods, Claim, Now) = (set, current, update, collisions, pods, claims, now);
        var ordinals = Ordinals.Of(set);
        var byOrdinal = new Dictionary<int, Pod>();
        foreach (var pod in pods) if (Ordinals.Of(set, pod) is { } ordinal) byOrdinal[ordinal] = pod;
        Replicas = [.. Enumerable.Range(0, ordinals.Count).Select(i => ReplicaAt(ordinals.Start + i, byOrdinal))];
        Condemned = [.. byOrdinal.Where(p => !ordinals.Contains(p.Key)).OrderByDescending(static p => p.Key).Select(static p => new StatefulReplica(p.Key, p.Value, false))];
        FirstUnavailable = Replicas.Concat(Condemned.Reverse()).FirstOrDefault(r => IsUnavailable(r));
    }

    public StatefulSet Set { get; }

    public StatefulRevision Current { get; }

    public StatefulRevision Update { get; }

    public int Collisions { get; }

    public IReadOnlyList<Pod> Pods { get; }

    public Func<string, PersistentVolumeClaim?> Claim { get; }

    public DateTimeOffset Now { get; }

    /// <summary>One for each number that there shall be, ascending.</summary>
    public IReadOnlyList<StatefulReplica> Replicas { get; }

    /// <summary>Pods whose numbers are no longer wanted, the highest first.</summary>
    public IReadOnlyList<StatefulReplica> Condemned { get; }

    /// <summary>The only unavailable pod that may be scaled away in order.</summary>
    public StatefulReplica? FirstUnavailable { get; }

    public bool IsUnavailable(StatefulReplica replica) => replica.IsMissing || StatefulPods.IsUnavailable(replica.Pod, Set.Spec.MinReadySeconds, Now);

    /// <summary>The claims that exist of those a pod of this number has.</summary>
    public IEnumerable<PersistentVolumeClaim> ClaimsOf(int ordinal)
    {
        foreach (var template in Set.Spec.VolumeClaimTemplates.ToArray()) if (Claim(Ordinals.ClaimName(Set, template, ordinal)) is { } claim) yield return claim;
    }

    private StatefulReplica ReplicaAt(int ordinal, Dictionary<int, Pod> pods) =>
        pods.TryGetValue(ordinal, out var pod) ? new(ordinal, pod, false) : new(ordinal, StatefulPods.Make(Set, RevisionFor(ordinal), ordinal), true);

    /// <summary>Below the partition pods stay at the current revision also when they are made anew.</summary>
    private StatefulRevision RevisionFor(int ordinal)
    {
        var strategy = Set.Spec.UpdateStrategy;
        var start = Set.Spec.Ordinals?.Start ?? 0;
        var staysBelow = strategy.RollingUpdate is { } rolling ? rolling.Partition ?? 0
            : strategy.Type == StatefulNames.RollingUpdate ? Set.Status.CurrentReplicas : 0;
        return ordinal - start < staysBelow ? Current : Update;
    }
}
