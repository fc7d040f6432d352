using Keles.Api.Apps.V1;
using Keles.Api.Core.V1;

namespace Keles.Controllers.StatefulSets;

/// <summary>What to do next for a stateful set, in stages: all of one must succeed before the next begins. One pod at a time in order, or all at once, as its policy says.</summary>
/// <param name="Status">As counted before anything is done.</param>
/// <param name="CheckAgain">When a ready pod will have become available.</param>
internal sealed record StatefulPlan(IReadOnlyList<IReadOnlyList<StatefulAction>> Stages, StatefulSetStatus Status, TimeSpan? CheckAgain)
{
    public static StatefulPlan For(StatefulView view)
    {
        var status = StatefulCounts.Of(view.Set, view.Current, view.Update, view.Collisions, view.Pods, view.Now);
        return new(view.Set.Metadata.DeletionTimestamp is not null ? [] : Decide(view), status, NextAvailable(view));
    }

    private static List<IReadOnlyList<StatefulAction>> Decide(StatefulView view)
    {
        var stages = new List<IReadOnlyList<StatefulAction>>();
        var isOrdered = view.Set.Spec.PodManagementPolicy != StatefulNames.Parallel;
        var replicas = view.Replicas.Select(r => ReplicaSteps.For(view, r, isOrdered));
        if (isOrdered && !Add(replicas)) return stages;
        if (!Add(view.Condemned.Select(c => ReplicaSteps.ForClaims(view, c)))) return stages;
        if (!Add(view.Condemned.Select(c => ReplicaSteps.ForCondemned(view, c, isOrdered)))) return stages;

        // All at once, those that go are first: where a quota is used up, what is missing may never come otherwise (upstream before 1.37 waits for ever).
        if (!isOrdered) Add(replicas);
        if (UpdateStep.For(view) is { } replace) stages.Add([replace]);
        return stages;

        // In order each step is a stage of its own, and the first that must be waited for ends the plan.
        bool Add(IEnumerable<ReplicaSteps> steps)
        {
            var together = new List<StatefulAction>();
            foreach (var step in steps)
            {
                if (!isOrdered)
                {
                    together.AddRange(step.Actions);
                    continue;
                }

                foreach (var action in step.Actions) stages.Add([action]);
                if (step.Waits) return false;
            }

            if (together.Count > 0) stages.Add(together);
            return true;
        }
    }

    private static TimeSpan? NextAvailable(StatefulView view)
    {
        TimeSpan? next = null;
        foreach (var pod in view.Pods)
        {
            if (pod.AvailableAt(view.Set.Spec.MinReadySeconds, view.Now) is { } at && (next is null || at - view.Now < next)) next = at - view.Now;
        }

        return next;
    }
}
