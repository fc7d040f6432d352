using Keles.Api.Core.V1;
using Keles.Api.Policy.V1;
using Keles.Machinery;

namespace Keles.Controllers.Disruption;

/// <summary>What a budget allows now.</summary>
/// <param name="NotDeleted">Pods that were let go and have not gone within <see cref="DeletionTimeout"/>: they count again.</param>
/// <param name="CheckAgain">When the next of those would have had to go.</param>
internal sealed record DisruptionPlan(PodDisruptionBudgetStatus Status, IReadOnlyList<Pod> NotDeleted, TimeSpan? CheckAgain)
{
    public const string Allowed = "DisruptionAllowed";

    /// <summary>How long an eviction may take until its deletion is seen here.</summary>
    public static readonly TimeSpan DeletionTimeout = TimeSpan.FromMinutes(2);

    /// <param name="evictions">Those of the budget's status, by the names of the pods.</param>
    public static DisruptionPlan For(PodDisruptionBudget budget, IReadOnlyList<Pod> pods, ExpectedPods expected, DateTimeOffset now, IReadOnlyDictionary<string, KnownEviction> evictions)
    {
        var (leaving, overdue, next) = Leaving(pods, evictions);
        var healthy = pods.Count(p => !p.IsBeingDeleted() && !leaving.ContainsKey(p.Metadata.Name) && p.IsReady());

        // A budget that is for no pods yet allows nothing: its first pods may be here before its next count.
        var allowed = expected.Count > 0 ? Math.Max(0, healthy - expected.Healthy) : 0;
        var generation = budget.Metadata.Generation;
        return new(new()
        {
            ObservedGeneration = generation,
            CurrentHealthy = healthy,
            DesiredHealthy = expected.Healthy,
            ExpectedPods = expected.Count,
            DisruptionsAllowed = allowed,
            DisruptedPods = leaving,
            Conditions = With(budget.Status.Conditions, allowed > 0, allowed > 0 ? "SufficientPods" : "InsufficientPods", "", generation, now),
        }, overdue, next);
    }

    /// <summary>What remains when the budget could not be worked out: nothing may go.</summary>
    public static PodDisruptionBudgetStatus Failed(PodDisruptionBudget budget, string why, DateTimeOffset now) => budget.Status with
    {
        DisruptionsAllowed = 0,
        Conditions = With(budget.Status.Conditions, false, "SyncFailed", why, budget.Status.ObservedGeneration, now),
    };

    private static (OrderedMap<Time> Leaving, IReadOnlyList<Pod> Overdue, TimeSpan? Next) Leaving(IReadOnlyList<Pod> pods, IReadOnlyDictionary<string, KnownEviction> evictions)
    {
        var leaving = OrderedMap<Time>.Empty;
        var overdue = new List<Pod>();
        TimeSpan? next = null;
        foreach (var (name, eviction) in evictions)
        {
            var pod = pods.FirstOrDefault(p => p.Metadata.Name == name);
            if (pod is null ? eviction.PodWasSeen : pod.IsBeingDeleted()) continue;
            var left = DeletionTimeout - eviction.Age;
            if (left <= TimeSpan.Zero)
            {
                if (pod is not null) overdue.Add(pod);
                continue;
            }

            leaving = leaving.With(name, eviction.At);
            if (next is null || left < next) next = left;
        }

        return (leaving, overdue, next);
    }

    private static Items<Condition> With(Items<Condition> conditions, bool isAllowed, string reason, string message, long generation, DateTimeOffset now)
    {
        var status = isAllowed ? "True" : "False";
        var at = conditions.IndexOf(static c => c.Type == Allowed);
        var since = at >= 0 && conditions[at].Status == status ? conditions[at].LastTransitionTime : Time.From(now);
        var condition = new Condition { Type = Allowed, Status = status, Reason = reason, Message = message, ObservedGeneration = generation, LastTransitionTime = since };
        return at < 0 ? conditions.Add(condition) : conditions.With(at, condition);
    }
}
