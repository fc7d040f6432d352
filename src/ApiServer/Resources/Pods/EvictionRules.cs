using Keles.Api.Core.V1;
using Keles.Api.Policy.V1;
using Keles.Client;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Whether a pod may be evicted, and what that costs its disruption budget.</summary>
internal static class EvictionRules
{
    /// <summary>Evictions the budget's controller has not yet seen happen; with more something is wrong with it.</summary>
    private const int MostDisrupted = 2000;

    private const string TooMany = "Cannot evict pod as it would violate the pod's disruption budget.";

    /// <summary>A pod that does not run disturbs nobody by going.</summary>
    public static bool NeedsNoBudget(Pod pod) => pod.IsTerminal() || pod.IsBeingDeleted() || pod.Status.Phase == PodPhases.Pending;

    /// <summary>The pod must be deleted just as it was looked at: it might become ready, and count, meanwhile.</summary>
    public static bool IsWatched(Pod pod) => !pod.IsTerminal() && !pod.IsBeingDeleted();

    /// <summary>A pod that is not ready is not among the healthy ones that the budget protects.</summary>
    public static bool MayGoUnready(Pod pod, PodDisruptionBudget budget)
    {
        if (pod.IsReady()) return false;
        return budget.Spec.UnhealthyPodEvictionPolicy == "AlwaysAllow"
            || (budget.Status.CurrentHealthy >= budget.Status.DesiredHealthy && budget.Status.DesiredHealthy > 0);
    }

    /// <summary>A budget without selector is for no pod, one with an empty selector for all of its namespace.</summary>
    public static bool Covers(PodDisruptionBudget budget, Pod pod) =>
        Selector.TryFrom(budget.Spec.Selector, out var selector, out _) && selector.Matches(pod.Metadata.Labels);

    /// <summary>The budget after the eviction; throws when it does not allow it.</summary>
    public static PodDisruptionBudget Spend(PodDisruptionBudget budget, string pod, DateTimeOffset now)
    {
        var (name, status) = (budget.Metadata.Name, budget.Status);
        if (status.ObservedGeneration < budget.Metadata.Generation) throw StillProcessed(name);
        if (status.DisruptionsAllowed < 0) throw Refused(name, "pdb disruptions allowed is negative");
        if (status.DisruptedPods.Count > MostDisrupted) throw Refused(name, "DisruptedPods map too big - too many evictions not confirmed by PDB controller");
        if (status.DisruptionsAllowed == 0) throw NoneLeft(budget);
        var left = status.DisruptionsAllowed - 1;
        return budget with
        {
            Status = status with
            {
                DisruptionsAllowed = left,
                DisruptedPods = status.DisruptedPods.With(pod, Time.From(now)),
                Conditions = left == 0 ? Spent(status.Conditions, budget.Metadata.Generation, now) : status.Conditions,
            },
        };
    }

    public static ApiException StillProcessed(string budget) => Wait(10, $"The disruption budget {budget} is still being processed by the server.");

    public static ApiException SeveralBudgets() => ApiErrors.Make(500, "", "This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.");

    private static ApiException NoneLeft(PodDisruptionBudget budget)
    {
        var (name, status) = (budget.Metadata.Name, budget.Status);
        var failed = status.Conditions.Find(c => c is { Type: "DisruptionAllowed", Status: "False", Reason: "SyncFailed" });
        return Wait(0, failed is not null
            ? $"The disruption budget {name} does not allow evicting pods currently because it failed sync: {failed.Message}"
            : $"The disruption budget {name} needs {status.DesiredHealthy} healthy pods and has {status.CurrentHealthy} currently");
    }

    private static ApiException Wait(int seconds, string cause) => ApiErrors.Make(429, "TooManyRequests", TooMany, new()
    {
        RetryAfterSeconds = seconds,
        Causes = [new() { Reason = "DisruptionBudget", Message = cause }],
    });

    private static ApiException Refused(string budget, string why) =>
        ApiErrors.Make(403, "Forbidden", $"poddisruptionbudget.policy \"{budget}\" is forbidden: {why}", new() { Name = budget, Group = "policy", Kind = "poddisruptionbudget" });

    private static Items<Condition> Spent(Items<Condition> conditions, long generation, DateTimeOffset now)
    {
        var at = conditions.IndexOf(static c => c.Type == "DisruptionAllowed");
        var since = at >= 0 && conditions[at].Status == "False" ? conditions[at].LastTransitionTime : Time.From(now);
        var condition = new Condition { Type = "DisruptionAllowed", Status = "False", Reason = "InsufficientPods", ObservedGeneration = generation, LastTransitionTime = since };
        return at < 0 ? conditions.Add(condition) : conditions.With(at, condition);
    }
}
