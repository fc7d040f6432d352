namespace Keles.Scheduler.Tests.Plugins;

/// <summary>Plugins that look at one node at a time.</summary>
public sealed class NodePluginTests
{
    private static readonly Toleration Cordon = new() { Key = "node.kubernetes.io/unschedulable", Operator = "Exists", Effect = "NoSchedule" };

    [Fact]
    public void A_cordoned_node_takes_only_pods_that_tolerate_it()
    {
        var cordoned = (A.Node("n") with { Spec = new() { Unschedulable = true } }).With();
        Assert.Equal(["node(s) were unschedulable"], Verdicts.Filter(new NodeUnschedulable(), A.Pod("p"), cordoned));
        Assert.Equal([""], Verdicts.Filter(new NodeUnschedulable(), A.Pod("p").With(s => s with { Tolerations = [Cordon] }), cordoned));
    }

    [Theory]
    [InlineData("NoSchedule", "", "node(s) had untolerated taint(s)")]
    [InlineData("NoExecute", "", "node(s) had untolerated taint(s)")]
    [InlineData("PreferNoSchedule", "", "")]
    [InlineData("NoSchedule", "gpu", "")]
    [InlineData("NoSchedule", "cpu", "node(s) had untolerated taint(s)")]
    public void A_taint_keeps_pods_away_that_do_not_tolerate_it(string effect, string tolerated, string said)
    {
        Items<Toleration> tolerations = tolerated.Length == 0 ? [] : [new() { Key = "for", Value = tolerated, Operator = "Equal" }];
        var node = A.Node("n", taints: [A.Taint("for", "gpu", effect)]).With();
        Assert.Equal([said], Verdicts.Filter(new TaintToleration(), A.Pod("p").With(s => s with { Tolerations = tolerations }), node));
    }

    [Fact]
    public void A_node_with_fewer_soft_taints_is_better()
    {
        var (none, one, two) = (A.Node("a").With(), A.Node("b", taints: [A.Taint("x", "", "PreferNoSchedule")]).With(),
            A.Node("c", taints: [A.Taint("x", "", "PreferNoSchedule"), A.Taint("y", "", "PreferNoSchedule")]).With());
        Assert.Equal([100, 50, 0], Verdicts.Score(new TaintToleration(), A.Pod("p"), none, one, two));
    }

    [Fact]
    public void A_node_selector_and_affinity_must_hold()
    {
        var (ssd, hdd) = (A.Node("a", labels: [("disk", "ssd")]).With(), A.Node("b", labels: [("disk", "hdd")]).With());
        const string No = "node(s) didn't match Pod's node affinity/selector";
        Assert.Equal(["", No], Verdicts.Filter(new NodeAffinityPlugin(), A.Pod("p").With(s => s with { NodeSelector = A.Labels(("disk", "ssd")) }), ssd, hdd));
        Assert.Equal([No, ""], Verdicts.Filter(new NodeAffinityPlugin(), A.Pod("p").With(s => s with { Affinity = new() { NodeAffinity = A.OnNamed("b") } }), ssd, hdd));
        Assert.Equal(["", ""], Verdicts.Filter(new NodeAffinityPlugin(), A.Pod("p"), ssd, hdd));
    }

    [Fact]
    public void Affinity_to_named_nodes_narrows_the_search_to_them()
    {
        var plugin = new NodeAffinityPlugin();
        var pod = new PodInfo(A.Pod("p").With(s => s with { Affinity = new() { NodeAffinity = A.OnNamed("b", "c") } }));
        Assert.Equal(["b", "c"], plugin.PreFilter(new(), pod, Snapshot.Empty).Nodes!.Order());
        var both = A.OnNamed("b").RequiredDuringSchedulingIgnoredDuringExecution!.NodeSelectorTerms[0];
        var none = new NodeAffinity { RequiredDuringSchedulingIgnoredDuringExecution = new() { NodeSelectorTerms = [both with { MatchFields = both.MatchFields.Add(new() { Key = "metadata.name", Operator = "In", Values = ["c"] }) }] } };
        Assert.Equal("pod affinity terms conflict", plugin.PreFilter(new(), new(A.Pod("p").With(s => s with { Affinity = new() { NodeAffinity = none } })), Snapshot.Empty).Verdict.Message);
    }

    [Fact]
    public void Preferred_affinity_is_scored_by_weight()
    {
        var wish = new NodeAffinity
        {
            PreferredDuringSchedulingIgnoredDuringExecution =
            [
                new() { Weight = 30, Preference = new() { MatchExpressions = [new() { Key = "disk", Operator = "In", Values = ["ssd"] }] } },
                new() { Weight = 10, Preference = new() { MatchExpressions = [new() { Key = "fast", Operator = "Exists" }] } },
            ],
        };
        var pod = A.Pod("p").With(s => s with { Affinity = new() { NodeAffinity = wish } });
        Assert.Equal([100, 75, 25, 0], Verdicts.Score(new NodeAffinityPlugin(), pod,
            A.Node("a", labels: [("disk", "ssd"), ("fast", "")]).With(), A.Node("b", labels: [("disk", "ssd")]).With(), A.Node("c", labels: [("fast", "")]).With(), A.Node("d").With()));
    }

    [Theory]
    [InlineData("", 80, "TCP", "", 80, "TCP", true)]
    [InlineData("", 80, "TCP", "", 81, "TCP", false)]
    [InlineData("", 80, "UDP", "", 80, "TCP", false)]
    [InlineData("10.0.0.1", 80, "TCP", "10.0.0.2", 80, "TCP", false)]
    [InlineData("10.0.0.1", 80, "TCP", "0.0.0.0", 80, "TCP", true)]
    [InlineData("0.0.0.0", 80, "TCP", "10.0.0.2", 80, "TCP", true)]
    public void A_host_port_is_held_by_one_pod(string ip, int port, string protocol, string otherIp, int otherPort, string otherProtocol, bool conflict)
    {
        var said = Verdicts.Filter(new NodePorts(), Ported("p", ip, port, protocol), A.Node("n").With(Ported("q", otherIp, otherPort, otherProtocol)));
        Assert.Equal([conflict ? "node(s) didn't have free ports for the requested pod ports" : ""], said);

        static Pod Ported(string name, string ip, int port, string protocol) => A.Pod(name).With(s => s with
        {
            Containers = [s.Containers[0] with { Ports = [new() { HostIP = ip, HostPort = port, Protocol = protocol }] }],
        });
    }

    [Theory]
    [InlineData("1", "1Gi", "")]
    [InlineData("3", "1Gi", "Insufficient cpu")]
    [InlineData("3", "9Gi", "Insufficient cpu, Insufficient memory")]
    [InlineData("", "", "")]
    public void A_pod_needs_room_for_all_it_asks(string cpu, string memory, string said) =>
        Assert.Equal([said], Verdicts.Filter(new NodeResourcesFit(), A.Pod("p", cpu, memory), A.Node("n").With(A.Pod("q", "1500m", "1Gi"))));

    [Fact]
    public void Only_what_other_pods_hold_can_be_made_free()
    {
        var node = A.Node("n").With(A.Pod("q", "2"));
        Assert.Equal(VerdictCode.Unschedulable, new NodeResourcesFit().Filter(new(), new(A.Pod("p", "3")), node).Code);
        Assert.Equal(VerdictCode.Unresolvable, new NodeResourcesFit().Filter(new(), new(A.Pod("p", "5")), node).Code);
    }

    [Fact]
    public void A_node_takes_no_more_pods_than_it_says() =>
        Assert.Equal(["Too many pods"], Verdicts.Filter(new NodeResourcesFit(), A.Pod("p"), A.Node("n", pods: "1").With(A.Pod("q"))));

    [Fact]
    public void Extended_resources_and_init_containers_count()
    {
        var node = A.Node("n");
        node = node with { Status = node.Status with { Allocatable = node.Status.Allocatable.With("example.com/toy", Quantity.Parse("1")) } };
        Assert.Equal([""], Verdicts.Filter(new NodeResourcesFit(), Toy(1), node.With()));
        Assert.Equal(["Insufficient example.com/toy"], Verdicts.Filter(new NodeResourcesFit(), Toy(1), node.With(Toy(1))));
        var starting = A.Pod("p", "1").With(s => s with { InitContainers = [new() { Name = "i", Resources = new() { Requests = A.Amounts(("cpu", "5")) } }] });
        Assert.Equal(["Insufficient cpu"], Verdicts.Filter(new NodeResourcesFit(), starting, node.With()));

        static Pod Toy(int count) => A.Pod($"toy-{count}").With(s => s with { Containers = [new() { Name = "c", Resources = new() { Requests = A.Amounts(("example.com/toy", $"{count}")) } }] });
    }

    [Fact]
    public void The_emptier_node_is_better()
    {
        // Of 4 CPU and 8 GiB: (4-2)/4 and (8-4)/8 are half; (4-3)/4 and (8-6)/8 a quarter.
        var scores = Verdicts.Score(new NodeResourcesFit(), A.Pod("p", "1", "2Gi"), A.Node("a").With(A.Pod("q", "1", "2Gi")), A.Node("b").With(A.Pod("q", "2", "4Gi")), A.Node("c").With(A.Pod("q", "4", "8Gi")));
        Assert.Equal([50, 25, 0], scores);
    }

    [Fact]
    public void A_node_used_evenly_is_better()
    {
        // Only the change counts: evenly used before and after is 75. A quarter of CPU makes the first node uneven (100 to 87) and the second even (87 to 100).
        Assert.Equal([75, 75], Verdicts.Score(new NodeResourcesBalancedAllocation(), A.Pod("p", "1", "2Gi"), A.Node("a").With(), A.Node("b").With(A.Pod("q", "1"))));
        Assert.Equal([68, 81], Verdicts.Score(new NodeResourcesBalancedAllocation(), A.Pod("p", "1"), A.Node("a").With(), A.Node("b").With(A.Pod("q", memory: "2Gi"))));
        Assert.Empty(Verdicts.Score(new NodeResourcesBalancedAllocation(), A.Pod("p"), A.Node("a").With(), A.Node("b").With(A.Pod("q", "1"))));
    }

    [Fact]
    public void A_node_with_the_image_is_better_the_larger_it_is()
    {
        var has = A.Node("a") with { Status = A.Node("a").Status with { Images = [new() { Names = ["nginx:1"], SizeBytes = 600 << 20 }] } };
        var latest = A.Node("b") with { Status = A.Node("b").Status with { Images = [new() { Names = ["busybox:latest"], SizeBytes = 600 << 20 }] } };
        // 600 MiB on one of two nodes count as 300: (300-23)/(1000-23).
        Assert.Equal([28, 0], Verdicts.Score(new ImageLocality(), A.Pod("p"), has.With(), latest.With()));
        var untagged = A.Pod("p").With(s => s with { Containers = [s.Containers[0] with { Image = "busybox" }] });
        Assert.Equal([0, 28], Verdicts.Score(new ImageLocality(), untagged, has.With(), latest.With()));
    }

    [Fact]
    public void What_not_every_node_can_do_is_looked_for_among_what_nodes_declare()
    {
        var plain = A.Node("a");
        var able = A.Node("b") with { Status = A.Node("b").Status with { DeclaredFeatures = ["RestartAllContainersOnContainerExits"] } };
        var restarts = A.Pod("p").With(s => s with { Containers = [s.Containers[0] with { RestartPolicyRules = [new() { Action = "RestartAllContainers" }] }] });
        const string No = "node declared features check failed - unsatisfied requirements: ";
        Assert.Equal([$"{No}RestartAllContainersOnContainerExits", ""], Verdicts.Filter(new NodeDeclaredFeatures(), restarts, plain.With(), able.With()));
        Assert.Equal([$"{No}UserNamespacesHostNetworkSupport"], Verdicts.Filter(new NodeDeclaredFeatures(), A.Pod("p").With(s => s with { HostNetwork = true, HostUsers = false }), able.With()));
        Assert.Equal(["", ""], Verdicts.Filter(new NodeDeclaredFeatures(), A.Pod("p").With(s => s with { HostNetwork = true }), plain.With(), able.With()));
        Assert.Equal(EventAction.Features, NodeChanges.Of(plain, plain with { Status = able.Status }));
    }
}
