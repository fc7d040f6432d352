using System.Collections.Concurrent;
using Keles.Api.Core.V1;
using Keles.Api.Policy.V1;
using Keles.Machinery;

namespace Keles.Controllers.Disruption;

/// <summary>
/// What this controller knows of the evictions that a budget's status tells of. The time that is written there is of the wall clock: when that is
/// set forward an eviction of a moment ago would seem to have failed long since. And a pod may be evicted before the cache even knows that there is
/// such a pod. Either way its place would be given away twice.
/// </summary>
/// <remarks>Safe from any thread as long as no budget is looked at by two at once, as the queue sees to.</remarks>
internal sealed class KnownEvictions(Func<TimeSpan> elapsed)
{
    private readonly ConcurrentDictionary<ObjectKey, IReadOnlyDictionary<string, (Time At, TimeSpan Since, bool PodWasSeen)>> known = new();

    /// <summary>By the names of the pods.</summary>
    public IReadOnlyDictionary<string, KnownEviction> Of(PodDisruptionBudget budget, IEnumerable<Pod> cached)
    {
        var now = elapsed();
        var there = cached.Select(static p => p.Metadata.Name).ToHashSet(StringComparer.Ordinal);
        var before = known.GetValueOrDefault(ObjectKey.Of(budget));
        var next = new Dictionary<string, (Time At, TimeSpan Since, bool PodWasSeen)>(StringComparer.Ordinal);
        foreach (var (pod, at) in budget.Status.DisruptedPods)
        {
            var (since, seen) = before is not null && before.TryGetValue(pod, out var first) && first.At == at ? (first.Since, first.PodWasSeen) : (now, false);
            next[pod] = (at, since, seen || there.Contains(pod));
        }

        known[ObjectKey.Of(budget)] = next;
        return next.ToDictionary(static e => e.Key, e => new KnownEviction(e.Value.At, now - e.Value.Since, e.Value.PodWasSeen), StringComparer.Ordinal);
    }

    public void Forget(ObjectKey budget) => known.TryRemove(budget, out _);
}
