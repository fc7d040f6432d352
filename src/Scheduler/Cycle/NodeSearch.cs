namespace Keles.Scheduler;

/// <summary>Finds nodes that a pod fits on.</summary>
internal sealed class NodeSearch(Profile profile, FilterRun filters, Nominations nominations, Opinions opinions)
{
    /// <param name="Opinions">What is already known of the fitting nodes, in their order; empty where nobody asked.</param>
    internal sealed record Found(IReadOnlyList<NodeInfo> Fitting, Diagnosis Diagnosis, int Evaluated, int NextStart, string? Error = null)
    {
        public IReadOnlyList<Opinion?> Opinions { get; init; } = [];
    }

    public Found Run(CycleState state, PodInfo pod, Snapshot snapshot, int start)
    {
        var total = snapshot.Nodes.Count;
        var (allowed, said, narrowedBy) = PreFilter(state, pod, snapshot);
        if (said is { Code: VerdictCode.Error }) return new([], Empty(total), 0, start, $"running PreFilter plugin \"{said.Plugin}\": {said.Message}");
        if (said is not null)
        {
            var refused = new Diagnosis(new Dictionary<string, Verdict>(), said, total, said.Message) { RejectedBy = [said.Plugin] };
            return new([], refused, total, start);
        }

        // A pod with a promise goes to that node when it can, and looks no further.
        if (Promised(pod) is { Length: > 0 } name && snapshot.Find(name) is { } promised && (allowed is null || allowed.Contains(name)) && filters.Filter(state, pod, promised).IsSuccess)
        {
            return new([promised], Empty(total), 1, start);
        }

        // What classes of devices stand for is nothing of the node's, and changes without it.
        var table = allowed is null && state.Find<DeviceBackedResources>() is null ? opinions.Of(profile, pod, snapshot) : null;
        return Search(state, pod, Candidates(snapshot, allowed), table, allowed, narrowedBy, start, total);
    }

    private Found Search(CycleState state, PodInfo pod, IReadOnlyList<NodeInfo> nodes, Opinion?[]? table, IReadOnlySet<string>? allowed, List<string> narrowedBy, int start, int total)
    {
        var enough = profile.NodesToFind(nodes.Count);
        var (fitting, known) = (new List<NodeInfo>(enough), new List<Opinion?>(enough));
        var refusals = new List<(NodeInfo Node, Verdict Verdict)>();
        var looked = 0;
        for (; looked < nodes.Count && fitting.Count < enough; looked++)
        {
            var place = (start + looked) % nodes.Count;
            var node = nodes[place];
            var verdict = table is null ? filters.Filter(state, pod, node) : filters.Filter(state, pod, node, ref table[place]);
            if (verdict.Code == VerdictCode.Error) return new([], Empty(total), looked, start, $"running \"{verdict.Plugin}\" filter plugin: {verdict.Message}");
            if (verdict.IsSuccess)
            {
                fitting.Add(node);
                known.Add(ReferenceEquals(table?[place]?.Node, node) ? table![place] : null);
                continue;
            }

            refusals.Add((node, verdict));
        }

        var next = nodes.Count == 0 ? start : (start + looked) % nodes.Count;

        // Why some nodes do not fit is asked only when none does.
        return fitting.Count > 0
            ? new(fitting, Empty(total), looked, next) { Opinions = known }
            : new([], Why(refusals, allowed, narrowedBy, total), looked, next);
    }

    private static Diagnosis Why(List<(NodeInfo Node, Verdict Verdict)> refusals, IReadOnlySet<string>? allowed, List<string> narrowedBy, int total)
    {
        var verdicts = new Dictionary<string, Verdict>(refusals.Count, StringComparer.Ordinal);
        var rejectedBy = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (node, verdict) in refusals)
        {
            verdicts[node.Name] = verdict;
            rejectedBy.Add(verdict.Plugin);
        }

        var absent = Verdict.Success;
        if (allowed is not null)
        {
            rejectedBy.UnionWith(narrowedBy);
            absent = Verdict.Unresolvable(narrowedBy[0], $"node(s) didn't satisfy plugin(s) [{string.Join(' ', narrowedBy)}]");
        }

        return new(verdicts, absent, total) { RejectedBy = rejectedBy };
    }

    private (IReadOnlySet<string>? Allowed, Verdict? No, List<string> NarrowedBy) PreFilter(CycleState state, PodInfo pod, Snapshot snapshot)
    {
        HashSet<string>? allowed = null;
        var narrowedBy = new List<string>();
        Verdict? no = null;
        foreach (var plugin in profile.PreFilters)
        {
            var answer = plugin.PreFilter(state, pod, snapshot);
            if (answer.Verdict.IsSkip)
            {
                state.SkippedFilters.Add(plugin.Name);
            }
            else if (!answer.Verdict.IsSuccess)
            {
                // A no that pods could lift by going gives way to one that nothing lifts; those after it need not be asked.
                if (answer.Verdict.Code != VerdictCode.Unschedulable) return (null, answer.Verdict, narrowedBy);
                no ??= answer.Verdict;
            }
            else if (answer.Nodes is { } nodes)
            {
                narrowedBy.Add(plugin.Name);
                if (allowed is null) allowed = new(nodes, StringComparer.Ordinal);
                else allowed.IntersectWith(nodes);
                if (allowed.Count == 0) return (null, NoneLeft(narrowedBy), narrowedBy);
            }
        }

        narrowedBy.Sort(StringComparer.Ordinal);
        return (allowed, no, narrowedBy);
    }

    private static Verdict NoneLeft(List<string> by) => by.Count == 1
        ? Verdict.Unresolvable(by[0], $"node(s) didn't satisfy plugin {by[0]}")
        : Verdict.Unresolvable(by[^1], $"node(s) didn't satisfy plugin(s) [{string.Join(' ', by)}] simultaneously");

    private string Promised(PodInfo pod) => nominations.NodeOf(pod.Uid) is { Length: > 0 } node ? node : pod.Pod.Status.NominatedNodeName;

    private static IReadOnlyList<NodeInfo> Candidates(Snapshot snapshot, IReadOnlySet<string>? allowed) =>
        allowed is null ? snapshot.Nodes : [.. allowed.Order(StringComparer.Ordinal).Select(snapshot.Find).OfType<NodeInfo>()];

    private static Diagnosis Empty(int nodes) => new(new Dictionary<string, Verdict>(), Verdict.Success, nodes);
}
