namespace Keles.Scheduler;

/// <summary>Lets a pod that fits nowhere take the place of less important ones.</summary>
internal sealed class DefaultPreemption(IClusterView cluster, IRandom random, PreemptionArguments? arguments = null, PreemptionsUnderWay? underWay = null) : IPreEnqueuePlugin, IPostFilterPlugin
{
    private readonly PreemptionArguments arguments = arguments ?? new();

    public string Name => "DefaultPreemption";

    public IReadOnlyList<QueueingHint> Hints { get; } = [new(EventSource.AssignedPod, EventAction.Delete)];

    public Verdict PreEnqueue(Pod pod) => underWay?.Contains(pod.Metadata.Uid) == true
        ? Verdict.Unresolvable(Name, "waiting for the preemption for this pod to be finished")
        : Verdict.Success;

    public PostFilterAnswer PostFilter(CycleState state, PodInfo pod, Snapshot snapshot, Diagnosis diagnosis, IFilters filters)
    {
        if (WhyNot(pod, snapshot, diagnosis) is { } why) return Refuse(why, nominate: null);
        var possible = Possible(snapshot, diagnosis);
        var enough = Math.Max(arguments.FewestCandidates, possible.Length * arguments.CandidatesPercent / 100);
        var start = possible.Length == 0 ? 0 : random.Next(possible.Length);
        var candidates = new List<Preemption>();
        var verdicts = new Dictionary<string, Verdict>(StringComparer.Ordinal);
        for (var i = 0; i < possible.Length && (candidates.Count < enough || candidates.TrueForAll(static c => c.BudgetViolations > 0)); i++)
        {
            var node = possible[(start + i) % possible.Length];
            var (found, verdict) = Victims.On(node, pod, state, filters, cluster, Name);
            if (found is { Victims.IsEmpty: false }) candidates.Add(found);
            else verdicts[node.Name] = found is null ? verdict : Verdict.Unresolvable(Name, Victims.None);
        }

        if (candidates.Count > 0) return Choose(candidates);
        var hopeless = Verdict.Unresolvable(Name, "Preemption is not helpful for scheduling");
        return Refuse(new Diagnosis(verdicts, hopeless, snapshot.Nodes.Count).ToString(), nominate: "");
    }

    /// <summary>Nodes that would fit if pods went. Where nodes were never looked at, as for the pod of a daemon, those that were are all.</summary>
    private static NodeInfo[] Possible(Snapshot snapshot, Diagnosis diagnosis) => diagnosis.Absent.Code == VerdictCode.Unschedulable
        ? [.. snapshot.Nodes.Where(n => diagnosis.Of(n.Name).Code == VerdictCode.Unschedulable)]
        : [.. diagnosis.Nodes.Where(static n => n.Value.Code == VerdictCode.Unschedulable).Select(n => snapshot.Find(n.Key)).OfType<NodeInfo>()];

    private PostFilterAnswer Refuse(string why, string? nominate) => new(Verdict.Unschedulable(Name, $"preemption: {why}"), nominate);

    /// <summary>The least harm: promises broken, then the importance of the victims, then their number, then how young they are.</summary>
    private static PostFilterAnswer Choose(IReadOnlyList<Preemption> candidates)
    {
        var best = candidates
            .OrderBy(static c => c.BudgetViolations)
            .ThenBy(static c => c.Victims[0].Priority)
            .ThenBy(static c => c.Victims.Select(static v => v.Priority + (long)int.MaxValue + 1).Sum())
            .ThenBy(static c => c.Victims.Count)
            .ThenByDescending(static c => c.Victims.Where(v => v.Priority == c.Victims[0].Priority).Select(Importance.StartOf).Min())
            .First();
        return new(Verdict.Success, best.Node, best);
    }

    private static string? WhyNot(PodInfo pod, Snapshot snapshot, Diagnosis diagnosis)
    {
        if (pod.Pod.Spec.PreemptionPolicy == "Never") return "not eligible due to preemptionPolicy=Never.";

        // Where its victims are still ending it need not make others end too.
        return pod.Pod.Status.NominatedNodeName is { Length: > 0 } name && diagnosis.Of(name).Code != VerdictCode.Unresolvable
            && snapshot.Find(name) is { } node && node.Pods.Any(p => p.Priority < pod.Priority && IsVictim(p.Pod))
            ? "not eligible due to a terminating pod on the nominated node."
            : null;
    }

    private static bool IsVictim(Pod pod) => pod.IsBeingDeleted() && PodConditions.Find(pod.Status, PodConditions.DisruptionTarget) is { Status: "True", Reason: Preemptor.Reason };
}
