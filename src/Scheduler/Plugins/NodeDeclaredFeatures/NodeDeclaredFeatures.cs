namespace Keles.Scheduler;

/// <summary>Pods that need what not every kubelet can do go only to nodes that say they can.</summary>
internal sealed class NodeDeclaredFeatures : IPreFilterPlugin, IFilterPlugin
{
    private const string RestartAll = "RestartAllContainersOnContainerExits";
    private const string HostNetworkUsers = "UserNamespacesHostNetworkSupport";

    public string Name => "NodeDeclaredFeatures";

    public IReadOnlyList<QueueingHint> Hints { get; } =
    [
        new(EventSource.Node, EventAction.Add | EventAction.Features),
        new(EventSource.WaitingPod, EventAction.Update, static (_, change) => change is { Before: Pod before, After: Pod after } && Needs(before.Spec) != Needs(after.Spec)),
    ];

    public PreFilterAnswer PreFilter(CycleState state, PodInfo pod, Snapshot snapshot)
    {
        var needs = Needs(pod.Pod.Spec);
        if (needs.IsEmpty) return PreFilterAnswer.Skip;
        state.Set(new Needed(needs));
        return PreFilterAnswer.Go;
    }

    public Verdict Filter(CycleState state, PodInfo pod, NodeInfo node)
    {
        var missing = (state.Find<Needed>()?.Features ?? Needs(pod.Pod.Spec)).Where(f => !node.Node.Status.DeclaredFeatures.Contains(f));
        return missing.IsEmpty ? Verdict.Success : Verdict.Unresolvable(Name, $"node declared features check failed - unsatisfied requirements: {string.Join(", ", missing)}");
    }

    private static Items<string> Needs(PodSpec spec)
    {
        Items<string> needs = [];
        if (RestartsAll(spec.Containers) || RestartsAll(spec.InitContainers)) needs = needs.Add(RestartAll);
        if (spec is { HostNetwork: true, HostUsers: false }) needs = needs.Add(HostNetworkUsers);
        return needs;
    }

    private static bool RestartsAll(Items<Container> containers) => containers.Any(static c => c.RestartPolicyRules.Any(static r => r.Action == "RestartAllContainers"));

    private sealed record Needed(Items<string> Features) : ICycleValue;
}
