namespace Keles.Scheduler;

/// <summary>A node must have room for what the pod asks for; of those that have, the emptier the better, or the fuller, as the profile wants it.</summary>
internal sealed class NodeResourcesFit : IFilterPlugin, IScorePlugin, INodeLocal
{
    public const string TooManyPods = "Too many pods";

    private readonly FitArguments arguments;
    private readonly FillScore fill;

    public NodeResourcesFit(FitArguments? arguments = null)
    {
        this.arguments = arguments ?? new();
        fill = new(this.arguments.Strategy);
        Hints =
        [
            new(EventSource.AssignedPod, EventAction.Delete),
            new(EventSource.AssignedPod, EventAction.ScaleDown, static (pod, change) => FreesWhatIsAsked(pod, change)),
            new(EventSource.WaitingPod, EventAction.ScaleDown),
            new(EventSource.Node, EventAction.Add | EventAction.Allocatable, (pod, change) => change.After is Node node && FitsEmpty(pod, node) && (change.Before is not Node before || HasMore(pod, before, node))),
        ];
    }

    public string Name => "NodeResourcesFit";

    public IReadOnlyList<QueueingHint> Hints { get; }

    public static string Insufficient(string resource) => $"Insufficient {resource}";

    public Verdict Filter(CycleState state, PodInfo pod, NodeInfo node)
    {
        List<string>? lacks = null;
        var (asked, has, used) = (pod.Requests, node.Allocatable, node.Requested);
        var hopeless = false;
        if (node.Pods.Count + 1 > node.AllowedPods) (lacks ??= []).Add(TooManyPods);
        Check(ResourceNames.Cpu, asked.MilliCpu, has.MilliCpu, used.MilliCpu);
        Check(ResourceNames.Memory, asked.Memory, has.Memory, used.Memory);
        Check(ResourceNames.EphemeralStorage, asked.EphemeralStorage, has.EphemeralStorage, used.EphemeralStorage);
        var devices = asked.Scalars.IsEmpty ? null : state.Find<DeviceBackedResources>();
        foreach (var (name, amount) in asked.Scalars) if (!IsIgnored(name) && devices?.IsOnDevices(name, node) != true) Check(name, amount, has.Scalars.Get(name), used.Scalars.Get(name));
        if (lacks is null) return Verdict.Success;
        Items<string> reasons = [.. lacks];

        // What even the empty node would not have, no pod can make room for.
        return hopeless ? Verdict.Unresolvable(Name, reasons) : Verdict.Unschedulable(Name, reasons);

        void Check(string name, long amount, long allocatable, long taken)
        {
            if (amount <= 0 || amount <= allocatable - taken) return;
            (lacks ??= []).Add(Insufficient(name));
            hopeless |= amount > allocatable;
        }
    }

    public long Score(CycleState state, PodInfo pod, NodeInfo node) => fill.Of(pod, node);

    private bool IsIgnored(string name) =>
        ResourceNames.IsExtended(name)
        && (arguments.IgnoredResources.Contains(name) || (!arguments.IgnoredResourceGroups.IsEmpty && arguments.IgnoredResourceGroups.Contains(name[..name.IndexOf('/', StringComparison.Ordinal)])));

    private bool FitsEmpty(PodInfo pod, Node node)
    {
        var has = Amounts.Of(node.Status.Allocatable);
        var asked = pod.Requests;
        if (asked.MilliCpu > has.MilliCpu || asked.Memory > has.Memory || asked.EphemeralStorage > has.EphemeralStorage) return false;
        foreach (var (name, amount) in asked.Scalars) if (amount > has.Scalars.Get(name) && !IsIgnored(name)) return false;
        return Room(node) > 0;
    }

    /// <summary>Whether the node has more of anything that the pod asks for, or room for more pods.</summary>
    private static bool HasMore(PodInfo pod, Node before, Node after)
    {
        var (was, now, asked) = (Amounts.Of(before.Status.Allocatable), Amounts.Of(after.Status.Allocatable), pod.Requests);
        if (Room(after) > Room(before) || (asked.MilliCpu > 0 && now.MilliCpu > was.MilliCpu) || (asked.Memory > 0 && now.Memory > was.Memory)) return true;
        if (asked.EphemeralStorage > 0 && now.EphemeralStorage > was.EphemeralStorage) return true;
        foreach (var (name, amount) in asked.Scalars) if (amount > 0 && now.Scalars.Get(name) > was.Scalars.Get(name)) return true;
        return false;
    }

    private static long Room(Node node) => node.Status.Allocatable.TryGetValue(ResourceNames.Pods, out var pods) ? pods.Value() : 0;

    private static bool FreesWhatIsAsked(PodInfo pod, ClusterEvent change)
    {
        if (change is not { Before: Pod before, After: Pod after }) return true;
        var (was, now, asked) = (new PodInfo(before).Requests, new PodInfo(after).Requests, pod.Requests);
        if ((asked.MilliCpu > 0 && now.MilliCpu < was.MilliCpu) || (asked.Memory > 0 && now.Memory < was.Memory) || (asked.EphemeralStorage > 0 && now.EphemeralStorage < was.EphemeralStorage)) return true;
        foreach (var (name, amount) in asked.Scalars) if (amount > 0 && now.Scalars.Get(name) < was.Scalars.Get(name)) return true;
        return false;
    }
}
