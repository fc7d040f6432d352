using Keles.Api.Storage.V1;

namespace Keles.Scheduler.Tests.Plugins;

/// <summary>After which changes a plugin may say otherwise: upstream's events, and its closer looks at them.</summary>
public sealed class HintTests
{
    private const string Zone = "topology.kubernetes.io/zone";

    private readonly FakeCluster cluster = new();

    [Fact]
    public void A_node_helps_once_it_is_open_or_its_taints_are_tolerated()
    {
        var cordoned = A.Node("n") with { Spec = new() { Unschedulable = true } };
        var pod = A.Pod("p");
        var tolerant = pod.With(s => s with { Tolerations = [new() { Key = "node.kubernetes.io/unschedulable", Operator = "Exists" }] });
        Assert.True(Helps(new NodeUnschedulable(), pod, EventSource.Node, EventAction.Taints, cordoned, A.Node("n")));
        Assert.False(Helps(new NodeUnschedulable(), pod, EventSource.Node, EventAction.Add, null, cordoned));
        Assert.False(Helps(new NodeUnschedulable(), pod, EventSource.Node, EventAction.Allocatable, cordoned, A.Node("n")));
        Assert.False(Helps(new NodeUnschedulable(), pod, EventSource.WaitingPod, EventAction.Tolerations, pod, pod));
        Assert.True(Helps(new NodeUnschedulable(), tolerant, EventSource.WaitingPod, EventAction.Tolerations, pod, tolerant));

        var (tainted, other) = (A.Node("n", taints: [A.Taint("x")]), A.Node("n", taints: [A.Taint("y")]));
        Assert.True(Helps(new TaintToleration(), pod, EventSource.Node, EventAction.Taints, tainted, A.Node("n")));
        Assert.False(Helps(new TaintToleration(), pod, EventSource.Node, EventAction.Taints, tainted, other));
        Assert.False(Helps(new TaintToleration(), pod, EventSource.Node, EventAction.Taints, A.Node("n"), A.Node("n", taints: [A.Taint("y", effect: "PreferNoSchedule")])));
        Assert.True(Helps(new TaintToleration(), pod, EventSource.WaitingPod, EventAction.Tolerations, pod, tolerant));
    }

    [Fact]
    public void A_node_helps_with_affinity_when_it_begins_to_match()
    {
        var pod = A.Pod("p").With(s => s with { NodeSelector = A.Labels(("disk", "ssd")) });
        var (ssd, hdd) = (A.Node("n", labels: [("disk", "ssd")]), A.Node("n", labels: [("disk", "hdd")]));
        Assert.True(Helps(new NodeAffinityPlugin(), pod, EventSource.Node, EventAction.Labels, hdd, ssd));
        Assert.True(Helps(new NodeAffinityPlugin(), pod, EventSource.Node, EventAction.Add, null, ssd));
        Assert.False(Helps(new NodeAffinityPlugin(), pod, EventSource.Node, EventAction.Add, null, hdd));
        Assert.False(Helps(new NodeAffinityPlugin(), pod, EventSource.Node, EventAction.Labels, ssd, A.Node("n", labels: [("disk", "ssd"), ("x", "y")])));
        var enforced = new NodeAffinityPlugin(new(A.OnNamed("other")));
        Assert.False(Helps(enforced, pod, EventSource.Node, EventAction.Add, null, ssd));
    }

    [Fact]
    public void A_node_helps_with_room_when_it_has_more_of_what_is_asked()
    {
        var pod = A.Pod("p", cpu: "2");
        Assert.True(Helps(new NodeResourcesFit(), pod, EventSource.Node, EventAction.Allocatable, A.Node("n", cpu: "1"), A.Node("n", cpu: "3")));
        Assert.False(Helps(new NodeResourcesFit(), pod, EventSource.Node, EventAction.Allocatable, A.Node("n", cpu: "1"), A.Node("n", cpu: "1500m")));
        Assert.False(Helps(new NodeResourcesFit(), pod, EventSource.Node, EventAction.Allocatable, A.Node("n", memory: "1Gi"), A.Node("n", memory: "2Gi")));
        Assert.True(Helps(new NodeResourcesFit(), pod, EventSource.Node, EventAction.Allocatable, A.Node("n", pods: "1"), A.Node("n", pods: "2")));
        Assert.True(Helps(new NodeResourcesFit(), pod, EventSource.Node, EventAction.Add, null, A.Node("n")));
        Assert.False(Helps(new NodeResourcesFit(), pod, EventSource.Node, EventAction.Labels, A.Node("n"), A.Node("n", labels: [("a", "b")])));
    }

    [Fact]
    public void A_pod_that_asks_for_less_helps_those_that_ask_for_the_same()
    {
        var (large, small) = (A.Pod("q", cpu: "2", memory: "1Gi", node: "n"), A.Pod("q", cpu: "1", memory: "1Gi", node: "n"));
        Assert.True(Helps(new NodeResourcesFit(), A.Pod("p", cpu: "1"), EventSource.AssignedPod, EventAction.ScaleDown, large, small));
        Assert.False(Helps(new NodeResourcesFit(), A.Pod("p", memory: "1Gi"), EventSource.AssignedPod, EventAction.ScaleDown, large, small));
        Assert.True(Helps(new NodeResourcesFit(), A.Pod("p"), EventSource.AssignedPod, EventAction.Delete, large, null));
        Assert.False(Helps(new NodeResourcesFit(), A.Pod("p"), EventSource.AssignedPod, EventAction.Add, null, large));
    }

    [Fact]
    public void A_pod_that_goes_helps_with_ports_disks_and_claims_that_it_held()
    {
        var port = A.Pod("p").With((PodSpec s) => s with { Containers = [new() { Name = "c", Ports = [new() { HostPort = 80 }] }] });
        Assert.True(Helps(new NodePorts(), port, EventSource.AssignedPod, EventAction.Delete, port, null));
        Assert.False(Helps(new NodePorts(), port, EventSource.AssignedPod, EventAction.Delete, A.Pod("q"), null));

        var (data, other) = (V.PodWith("data"), V.PodWith("other"));
        Assert.True(Helps(new VolumeRestrictions(cluster), data, EventSource.AssignedPod, EventAction.Delete, data, null));
        Assert.False(Helps(new VolumeRestrictions(cluster), data, EventSource.AssignedPod, EventAction.Delete, other, null));
        Assert.True(Helps(new VolumeRestrictions(cluster), data, EventSource.Claim, EventAction.Add, null, V.Claim("data")));
        Assert.False(Helps(new VolumeRestrictions(cluster), data, EventSource.Claim, EventAction.Add, null, V.Claim("other")));
    }

    [Fact]
    public void Volumes_classes_and_space_help_when_they_change_what_counts()
    {
        var plugin = new VolumeBinding(PluginContexts.Of(cluster));
        var pod = V.PodWith("data");
        var (storage, narrowed) = (V.Class(), V.Class() with { AllowedTopologies = [new() { MatchLabelExpressions = [new() { Key = Zone, Values = ["z1"] }] }] });
        Assert.True(Helps(plugin, pod, EventSource.StorageClass, EventAction.Add, null, storage));
        Assert.True(Helps(plugin, pod, EventSource.StorageClass, EventAction.Update, narrowed, storage));
        Assert.False(Helps(plugin, pod, EventSource.StorageClass, EventAction.Update, storage, storage with { Metadata = storage.Metadata with { Labels = A.Labels(("a", "b")) } }));
        Assert.True(Helps(plugin, pod, EventSource.Claim, EventAction.Update, V.Claim("data"), V.Claim("data", volume: "v")));
        Assert.False(Helps(plugin, pod, EventSource.Claim, EventAction.Update, V.Claim("other"), V.Claim("other", volume: "v")));
        Assert.True(Helps(plugin, pod, EventSource.StorageCapacity, EventAction.Update, Space("1Gi"), Space("2Gi")));
        Assert.False(Helps(plugin, pod, EventSource.StorageCapacity, EventAction.Update, Space("2Gi"), Space("1Gi")));
        Assert.True(Helps(plugin, pod, EventSource.CsiDriver, EventAction.Update, Driver(true), Driver(false)));
        Assert.False(Helps(plugin, pod, EventSource.CsiDriver, EventAction.Update, Driver(false), Driver(true)));

        var zone = new VolumeZone(cluster);
        Assert.True(Helps(zone, pod, EventSource.StorageClass, EventAction.Add, null, storage));
        Assert.False(Helps(zone, pod, EventSource.StorageClass, EventAction.Add, null, V.Class(mode: "Immediate")));
        var volume = V.Volume("v");
        Assert.True(Helps(zone, pod, EventSource.Volume, EventAction.Update, volume, volume with { Metadata = volume.Metadata with { Labels = A.Labels((Zone, "z1")) } }));
        Assert.False(Helps(zone, pod, EventSource.Volume, EventAction.Update, volume, volume with { Metadata = volume.Metadata with { Labels = A.Labels(("a", "b")) } }));
        Assert.False(Helps(zone, pod, EventSource.Claim, EventAction.Update, V.Claim("other"), V.Claim("other")));

        var limits = new NodeVolumeLimits(cluster);
        Assert.True(Helps(limits, pod, EventSource.CsiNode, EventAction.Update, Limit(1), Limit(2)));
        Assert.True(Helps(limits, pod, EventSource.CsiNode, EventAction.Update, Limit(1), Limit(null)));
        Assert.False(Helps(limits, pod, EventSource.CsiNode, EventAction.Update, Limit(2), Limit(1)));
        Assert.True(Helps(limits, pod, EventSource.CsiNode, EventAction.Add, null, Limit(1)));

        static CSIStorageCapacity Space(string size) => new() { Capacity = Quantity.Parse(size) };
        static CSIDriver Driver(bool reports) => new() { Metadata = new() { Name = "d" }, Spec = new() { StorageCapacity = reports } };
        static CSINode Limit(int? count) => new() { Metadata = new() { Name = "n" }, Spec = new() { Drivers = [new() { Name = "d", NodeID = "n", Allocatable = count is null ? null : new() { Count = count } }] } };
    }

    [Fact]
    public void A_pod_helps_with_affinity_when_it_comes_and_with_anti_affinity_when_it_goes()
    {
        var plugin = new InterPodAffinity(cluster);
        var (near, far) = (Pod("p", near: "web"), Pod("p", far: "web"));
        var (web, db) = (A.Pod("w", node: "n", labels: [("app", "web")]), A.Pod("w", node: "n", labels: [("app", "db")]));
        Assert.True(Helps(plugin, near, EventSource.AssignedPod, EventAction.Add, null, web));
        Assert.False(Helps(plugin, near, EventSource.AssignedPod, EventAction.Add, null, db));
        Assert.False(Helps(plugin, far, EventSource.AssignedPod, EventAction.Add, null, web));
        Assert.True(Helps(plugin, near, EventSource.AssignedPod, EventAction.Labels, db, web));
        Assert.False(Helps(plugin, near, EventSource.AssignedPod, EventAction.Labels, web, db));
        Assert.True(Helps(plugin, far, EventSource.AssignedPod, EventAction.Labels, web, db));
        Assert.True(Helps(plugin, far, EventSource.AssignedPod, EventAction.Delete, web, null));
        Assert.False(Helps(plugin, far, EventSource.AssignedPod, EventAction.Delete, db, null));
        Assert.True(Helps(plugin, A.Pod("p", labels: [("app", "web")]), EventSource.AssignedPod, EventAction.Delete, far, null));
    }

    [Fact]
    public void Spreading_is_looked_at_again_when_counted_pods_or_domains_change()
    {
        var plugin = new PodTopologySpread(cluster);
        var pod = A.Pod("p", labels: [("app", "web")]).With(s => s with { TopologySpreadConstraints = [Rule] });
        var (web, db) = (A.Pod("w", node: "n", labels: [("app", "web")]), A.Pod("w", node: "n", labels: [("app", "db")]));
        Assert.True(Helps(plugin, pod, EventSource.AssignedPod, EventAction.Add, null, web));
        Assert.True(Helps(plugin, pod, EventSource.AssignedPod, EventAction.Delete, web, null));
        Assert.False(Helps(plugin, pod, EventSource.AssignedPod, EventAction.Delete, db, null));
        Assert.True(Helps(plugin, pod, EventSource.AssignedPod, EventAction.Labels, web, db));
        Assert.False(Helps(plugin, pod, EventSource.AssignedPod, EventAction.Labels, db, A.Pod("w", node: "n", labels: [("app", "cache")])));
        Assert.False(Helps(plugin, pod, EventSource.AssignedPod, EventAction.Delete, A.Pod("w", ns: "other", labels: [("app", "web")]), null));

        var (z1, z2, none) = (A.Node("n", labels: [(Zone, "z1")]), A.Node("n", labels: [(Zone, "z2")]), A.Node("n"));
        Assert.True(Helps(plugin, pod, EventSource.Node, EventAction.Add, null, z1));
        Assert.False(Helps(plugin, pod, EventSource.Node, EventAction.Add, null, none));
        Assert.True(Helps(plugin, pod, EventSource.Node, EventAction.Delete, z1, null));
        Assert.True(Helps(plugin, pod, EventSource.Node, EventAction.Labels, z1, z2));
        Assert.True(Helps(plugin, pod, EventSource.Node, EventAction.Labels, z1, none));
        Assert.False(Helps(plugin, pod, EventSource.Node, EventAction.Labels, z1, A.Node("n", labels: [(Zone, "z1"), ("a", "b")])));
        Assert.True(Helps(plugin, pod, EventSource.Node, EventAction.Taints, z1, A.Node("n", taints: [A.Taint("x")], labels: [(Zone, "z1")])));
        Assert.False(Helps(plugin, pod, EventSource.WaitingPod, EventAction.Tolerations, pod, pod));
        var honoring = pod.With(s => s with { TopologySpreadConstraints = [Rule with { NodeTaintsPolicy = "Honor" }] });
        Assert.True(Helps(plugin, honoring, EventSource.WaitingPod, EventAction.Tolerations, honoring, honoring));
    }

    private static TopologySpreadConstraint Rule => new() { TopologyKey = Zone, MaxSkew = 1, WhenUnsatisfiable = "DoNotSchedule", LabelSelector = new() { MatchLabels = A.Labels(("app", "web")) } };

    private static bool Helps(IPlugin plugin, Pod pod, EventSource source, EventAction action, IApiObject? before, IApiObject? after) =>
        plugin.Hints.Any(h => h.Applies(new(pod), new(source, action, before, after)));

    private static Pod Pod(string name, string near = "", string far = "") => A.Pod(name).With(s => s with
    {
        Affinity = new()
        {
            PodAffinity = near.Length == 0 ? null : new() { RequiredDuringSchedulingIgnoredDuringExecution = [Term(near)] },
            PodAntiAffinity = far.Length == 0 ? null : new() { RequiredDuringSchedulingIgnoredDuringExecution = [Term(far)] },
        },
    });

    private static PodAffinityTerm Term(string app) => new() { TopologyKey = Zone, LabelSelector = new() { MatchLabels = A.Labels(("app", app)) } };
}
