namespace Keles.Scheduler;

/// <summary>Finds the node for a pod among those of a snapshot. Decides only; touches neither API nor cache.</summary>
/// <remarks>Its one memory is where the search has stopped, so that in a large cluster the next pod looks at other nodes first. One pod at a time.</remarks>
internal sealed class SchedulingCycle(Nominations nominations, IRandom random)
{
    private readonly Opinions opinions = new();
    private int start;

    public CycleOutcome Run(Profile profile, PodInfo pod, Snapshot snapshot)
    {
        var state = new CycleState();
        var filters = new FilterRun(profile, nominations);
        var search = new NodeSearch(profile, filters, nominations, opinions);
        if (snapshot.Nodes.Count == 0) return NoNodes(profile);
        var found = search.Run(state, pod, snapshot, start);
        start = found.NextStart;
        if (found.Error is { } error) return new CycleOutcome.Failed(error);
        if (found.Fitting.Count == 0) return Reject(profile, state, pod, snapshot, found.Diagnosis, filters);
        var best = found.Fitting[0];
        if (found.Fitting.Count > 1)
        {
            var ranking = NodeRanking.Of(profile, state, pod, snapshot, found.Fitting, found.Opinions);
            if (ranking.Error is { } broken) return new CycleOutcome.Failed(broken);
            best = Choose(found.Fitting, ranking.Totals);
        }

        return new CycleOutcome.Placed(best.Name, state, found.Evaluated, found.Fitting.Count);
    }

    /// <summary>Every filter counts as having said no, so that the first node of all is a change that helps.</summary>
    private static CycleOutcome.Rejected NoNodes(Profile profile) => new(
        new(new Dictionary<string, Verdict>(), Verdict.Success, 0) { RejectedBy = profile.Filters.Select(static f => f.Name).ToHashSet(StringComparer.Ordinal) }, "", null);

    /// <summary>What can be done for a pod that fits nowhere.</summary>
    internal static CycleOutcome.Rejected Reject(Profile profile, CycleState state, PodInfo pod, Snapshot snapshot, Diagnosis diagnosis, FilterRun filters)
    {
        var messages = new List<string>();
        string? nominate = null;
        foreach (var plugin in profile.PostFilters)
        {
            var answer = plugin.PostFilter(state, pod, snapshot, diagnosis, filters);
            nominate = answer.Nominate ?? nominate;

            // What has found a way, or knows that there is none, speaks alone.
            if (answer.Verdict.Code != VerdictCode.Unschedulable) return new(diagnosis with { PostFilter = answer.Verdict.Message }, nominate, answer.Preemption);
            if (answer.Verdict.Message is { Length: > 0 } message) messages.Add(message);
        }

        return new(diagnosis with { PostFilter = string.Join(", ", messages) }, nominate, null);
    }

    /// <summary>One of the best, drawn evenly.</summary>
    private NodeInfo Choose(IReadOnlyList<NodeInfo> nodes, long[] totals)
    {
        var highest = totals.Max();
        var best = new List<NodeInfo>();
        for (var i = 0; i < totals.Length; i++) if (totals[i] == highest) best.Add(nodes[i]);
        return best.Count == 1 ? best[0] : best[random.Next(best.Count)];
    }
}
