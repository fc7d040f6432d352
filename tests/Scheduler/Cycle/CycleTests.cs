using Keles.Scheduler.Tests.Plugins;

namespace Keles.Scheduler.Tests.Cycle;

/// <summary>The way of one pod through the plugins.</summary>
public sealed class CycleTests
{
    private static readonly Background.SeededRandom Random = new(1);
    private readonly SchedulingCycle cycle = new(new(), Random);

    [Theory]
    [InlineData(50, 50)]
    [InlineData(100, 100)]
    [InlineData(1000, 420)]
    [InlineData(5000, 500)]
    [InlineData(6000, 300)]
    public void In_a_large_cluster_a_part_of_the_nodes_is_enough(int nodes, int looked) => Assert.Equal(looked, CycleLimits.NodesToFind(nodes));

    [Fact]
    public void The_next_search_begins_where_the_last_one_has_stopped()
    {
        var snapshot = Snapshot.Of([.. Enumerable.Range(0, 250).Select(i => A.Node($"n{i:d3}").With())]);
        var profile = Profile(new NodeResourcesFit());
        var seen = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            var placed = (CycleOutcome.Placed)cycle.Run(profile, new(A.Pod("p", "1")), snapshot);
            seen.Add($"{placed.Evaluated} {placed.Feasible} {string.CompareOrdinal(placed.Node, "n120") < 0}");
        }

        Assert.Equal(["120 120 True", "120 120 False"], seen);
    }

    [Fact]
    public void The_best_node_wins_and_equal_ones_by_lot()
    {
        var profile = Profile(new NodeResourcesFit());
        var snapshot = Snapshot.Of([A.Node("full").With(A.Pod("q", "3")), A.Node("a").With(), A.Node("b").With()]);
        var chosen = Enumerable.Range(0, 50).Select(_ => ((CycleOutcome.Placed)cycle.Run(profile, new(A.Pod("p", "1")), snapshot)).Node).ToHashSet();
        Assert.Equal(["a", "b"], chosen.Order());
    }

    [Fact]
    public void Reasons_are_counted_over_all_nodes_in_order()
    {
        var profile = Profile(new NodeUnschedulable(), new TaintToleration(), new NodeResourcesFit());
        var cordoned = A.Node("c") with { Spec = new() { Unschedulable = true } };
        var snapshot = Snapshot.Of([A.Node("a", cpu: "1").With(), A.Node("b", cpu: "1", memory: "1Gi").With(), cordoned.With(), A.Node("d", taints: [A.Taint("x")]).With()]);
        var rejected = (CycleOutcome.Rejected)cycle.Run(profile, new(A.Pod("p", "2", "2Gi")), snapshot);
        Assert.Equal("0/4 nodes are available: 1 Insufficient memory, 1 node(s) had untolerated taint(s), 1 node(s) were unschedulable, 2 Insufficient cpu.", rejected.Diagnosis.ToString());
        Assert.Equal(["NodeResourcesFit", "NodeUnschedulable", "TaintToleration"], rejected.Diagnosis.RejectedBy.Order());
    }

    [Fact]
    public void Nodes_that_affinity_rules_out_beforehand_are_told_as_such()
    {
        var profile = Profile(new NodeAffinityPlugin(), new NodeResourcesFit());
        var snapshot = Snapshot.Of([A.Node("a", cpu: "1").With(), A.Node("b").With(), A.Node("c").With()]);
        var rejected = (CycleOutcome.Rejected)cycle.Run(profile, new(A.Pod("p", "2").With(s => s with { Affinity = new() { NodeAffinity = A.OnNamed("a") } })), snapshot);
        Assert.Equal("0/3 nodes are available: 1 Insufficient cpu, 2 node(s) didn't satisfy plugin(s) [NodeAffinity].", rejected.Diagnosis.ToString());
    }

    [Fact]
    public void A_pod_with_a_promised_node_goes_there_and_others_leave_it_the_room()
    {
        var nominations = new Nominations();
        var promised = new SchedulingCycle(nominations, Random);
        var profile = Profile(new NodeResourcesFit());
        var snapshot = Snapshot.Of([A.Node("a", cpu: "1").With(), A.Node("b", cpu: "8").With()]);
        var pod = new PodInfo(A.Pod("p", "1", priority: 5));
        nominations.Set(pod, "a");
        Assert.Equal("a", ((CycleOutcome.Placed)promised.Run(profile, pod, snapshot)).Node);
        var only = Snapshot.Of([A.Node("a", cpu: "1").With()]);
        Assert.IsType<CycleOutcome.Rejected>(promised.Run(profile, new(A.Pod("equal", "1", priority: 5)), only));
        Assert.IsType<CycleOutcome.Placed>(promised.Run(profile, new(A.Pod("above", "1", priority: 6)), only));
    }

    [Fact]
    public void Every_plugin_of_upstreams_default_profile_is_listed_once_with_its_weight()
    {
        var listed = global::Keles.Scheduler.Plugins.Of(PluginContexts.Of(new FakeCluster()));
        Assert.Equal(UsualPlugins.All, listed.Select(p => new PluginChoice(p.Plugin.Name, p.Weight)));
        Assert.Equal(
        [
            "SchedulingGates", "PrioritySort", "NodeUnschedulable", "NodeName", "TaintToleration 3", "NodeAffinity 2", "NodePorts", "NodeResourcesFit 1",
            "VolumeRestrictions", "NodeVolumeLimits", "VolumeBinding", "VolumeZone", "PodTopologySpread 2", "InterPodAffinity 2", "DynamicResources 1", "DefaultPreemption",
            "NodeResourcesBalancedAllocation 1", "ImageLocality 1", "DefaultBinder", "NodeDeclaredFeatures",
        ], listed.Select(p => p.Weight == 0 ? p.Plugin.Name : $"{p.Plugin.Name} {p.Weight}"));
    }

    private static Profile Profile(params IPlugin[] plugins) => new("default-scheduler", [new(new PrioritySort()), .. plugins.Select(p => new WeightedPlugin(p, 1))]);
}
