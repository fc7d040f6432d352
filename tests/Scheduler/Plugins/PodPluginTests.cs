namespace Keles.Scheduler.Tests.Plugins;

/// <summary>Plugins that look at where other pods are.</summary>
public sealed class PodPluginTests
{
    private const string Zone = "topology.kubernetes.io/zone";
    private const string Host = "kubernetes.io/hostname";
    private const string NotNear = "node(s) didn't match pod affinity rules";
    private const string NotFar = "node(s) didn't match pod anti-affinity rules";
    private const string KeptAway = "node(s) didn't satisfy existing pods anti-affinity rules";
    private const string Uneven = "node(s) didn't match pod topology spread constraints";
    private const string Nowhere = "node(s) didn't match pod topology spread constraints (missing required label)";

    private readonly FakeCluster cluster = new();

    [Fact]
    public void A_pod_goes_only_near_those_it_must_be_near_to()
    {
        var nodes = Nodes(["a", "z1"], ["b", "z1"], ["c", "z2"], ["d", ""]);
        nodes[0] = nodes[0].With(new PodInfo(Web("w")));
        Assert.Equal(["", "", NotNear, NotNear], Affinity(Near(A.Pod("p"), Zone, "web"), nodes));
        Assert.Equal(["", NotNear, NotNear, NotNear], Affinity(Near(A.Pod("p"), Host, "web"), nodes));
    }

    [Fact]
    public void The_first_of_a_group_that_wants_to_be_together_may_go_anywhere_with_the_label()
    {
        var nodes = Nodes(["a", "z1"], ["d", ""]);
        Assert.Equal(["", NotNear], Affinity(Near(Web("p"), Zone, "web"), nodes));
        Assert.Equal([NotNear, NotNear], Affinity(Near(A.Pod("p"), Zone, "web"), nodes));
    }

    [Fact]
    public void A_pod_keeps_away_from_those_it_must_be_far_from_and_they_from_it()
    {
        var nodes = Nodes(["a", "z1"], ["b", "z1"], ["c", "z2"]);
        nodes[0] = nodes[0].With(new PodInfo(Web("w")));
        Assert.Equal([NotFar, NotFar, ""], Affinity(Far(A.Pod("p"), Zone, "web"), nodes));
        nodes[0] = nodes[0].Without(nodes[0].Pods.Find("uid-w")!).With(new PodInfo(Far(A.Pod("w"), Zone, "web")));
        Assert.Equal([KeptAway, KeptAway, ""], Affinity(Web("p"), nodes));
        Assert.Equal(["", "", ""], Affinity(A.Pod("p"), nodes));
    }

    [Fact]
    public void Affinity_looks_in_the_pods_own_namespace_unless_it_says_others()
    {
        cluster.With(new Namespace { Metadata = new() { Name = "other", Labels = A.Labels(("team", "x")) } });
        var nodes = Nodes(["a", "z1"], ["b", "z2"]);
        nodes[0] = nodes[0].With(new PodInfo(A.Pod("w", ns: "other", labels: [("app", "web")])));
        Assert.Equal([NotNear, NotNear], Affinity(Near(A.Pod("p"), Zone, "web"), nodes));
        Assert.Equal(["", NotNear], Affinity(Near(A.Pod("p"), Zone, "web", t => t with { Namespaces = ["other"] }), nodes));
        Assert.Equal(["", NotNear], Affinity(Near(A.Pod("p"), Zone, "web", t => t with { NamespaceSelector = new() { MatchLabels = A.Labels(("team", "x")) } }), nodes));
        Assert.Equal([NotNear, NotNear], Affinity(Near(A.Pod("p"), Zone, "web", t => t with { NamespaceSelector = new() { MatchLabels = A.Labels(("team", "y")) } }), nodes));
        Assert.Equal(["", NotNear], Affinity(Near(A.Pod("p"), Zone, "web", t => t with { NamespaceSelector = new() }), nodes));
    }

    [Fact]
    public void Trying_pods_off_and_on_a_node_keeps_the_counts_right()
    {
        var plugin = new InterPodAffinity(cluster);
        var (web, pod, state) = (new PodInfo(Web("w")), new PodInfo(Far(A.Pod("p"), Zone, "web")), new CycleState());
        var node = Nodes(["a", "z1"])[0].With(web);
        plugin.PreFilter(state, pod, Snapshot.Of([node]));
        var tried = state.Copy();
        plugin.Removed(tried, pod, web, node.Without(web));
        Assert.True(plugin.Filter(tried, pod, node.Without(web)).IsSuccess);
        Assert.Equal(NotFar, plugin.Filter(state, pod, node).Message);
        plugin.Added(tried, pod, web, node);
        Assert.Equal(NotFar, plugin.Filter(tried, pod, node).Message);
    }

    [Fact]
    public void Preferred_affinity_of_the_pod_and_of_those_there_counts()
    {
        var nodes = Nodes(["a", "z1"], ["b", "z2"], ["c", "z3"]);
        nodes[0] = nodes[0].With(new PodInfo(Web("w")));
        nodes[1] = nodes[1].With(new PodInfo(Db("d")));
        Assert.Equal([100, 0, 50], Verdicts.Score(new InterPodAffinity(cluster), Wish(A.Pod("p"), ("web", 10), ("db", -10)), nodes));
        Assert.Empty(Verdicts.Score(new InterPodAffinity(cluster), A.Pod("p"), nodes));
        nodes[2] = nodes[2].With(new PodInfo(Near(A.Pod("n"), Zone, "web")));
        Assert.Equal([0, 0, 100], Verdicts.Score(new InterPodAffinity(cluster), Web("p"), nodes));
    }

    [Fact]
    public void Pods_are_spread_no_more_unevenly_than_allowed()
    {
        var nodes = Nodes(["a", "z1"], ["b", "z2"], ["c", "z3"], ["d", ""]);
        nodes[0] = nodes[0].With(new PodInfo(Web("1"))).With(new PodInfo(Web("2")));
        nodes[1] = nodes[1].With(new PodInfo(Web("3")));
        Assert.Equal([Uneven, Uneven, "", Nowhere], Spread(Zone, 1, nodes));
        Assert.Equal([Uneven, "", "", Nowhere], Spread(Zone, 2, nodes));
        Assert.Equal(["", "", "", Nowhere], Spread(Zone, 3, nodes));
    }

    [Fact]
    public void Too_few_domains_count_as_an_empty_one()
    {
        var nodes = Nodes(["a", "z1"], ["b", "z2"]);
        nodes[0] = nodes[0].With(new PodInfo(Web("1")));
        nodes[1] = nodes[1].With(new PodInfo(Web("2")));
        Assert.Equal(["", ""], Spread(Zone, 1, nodes));
        Assert.Equal([Uneven, Uneven], Spread(Zone, 1, nodes, c => c with { MinDomains = 3 }));
    }

    [Fact]
    public void Nodes_the_pod_cannot_go_to_do_not_count_unless_it_says_so()
    {
        var nodes = Nodes(["a", "z1"], ["b", "z2"]);
        nodes[0] = nodes[0].With(new PodInfo(Web("1")));
        var bound = new Func<PodSpec, PodSpec>(s => s with { NodeSelector = A.Labels((Zone, "z1")) });
        Assert.Equal("", Spread(Zone, 1, nodes, pod: bound)[0]);
        Assert.Equal(Uneven, Spread(Zone, 1, nodes, c => c with { NodeAffinityPolicy = "Ignore" }, bound)[0]);
        nodes[1] = A.Node("b", taints: [A.Taint("x")], labels: [(Zone, "z2")]).With();
        Assert.Equal(Uneven, Spread(Zone, 1, nodes)[0]);
        Assert.Equal("", Spread(Zone, 1, nodes, c => c with { NodeTaintsPolicy = "Honor" })[0]);
    }

    [Fact]
    public void Wished_spreading_prefers_the_domain_with_fewer_pods()
    {
        var nodes = Nodes(["a", "z1"], ["b", "z2"], ["c", ""]);
        nodes[0] = nodes[0].With(new PodInfo(Web("1"))).With(new PodInfo(Web("2")));
        var pod = Web("p").With(s => s with { TopologySpreadConstraints = [Rule(Zone, 1) with { WhenUnsatisfiable = "ScheduleAnyway" }] });
        // Two pods weigh 2·ln(2+2) = 2.77, rounded 3; the node without the label is out.
        Assert.Equal([0, 100, 0], Verdicts.Score(new PodTopologySpread(cluster), pod, nodes));
    }

    [Fact]
    public void Pods_of_a_service_are_spread_without_being_told()
    {
        var nodes = Nodes(["a", "z1"], ["b", "z2"]);
        nodes[0] = nodes[0].With(new PodInfo(Web("1")));
        Assert.Empty(Verdicts.Score(new PodTopologySpread(cluster), Web("p"), nodes));
        cluster.Selector = Selector.OfLabels([new("app", "web")]);
        var scores = Verdicts.Score(new PodTopologySpread(cluster), Web("p"), nodes);
        Assert.True(scores[1] > scores[0], $"{scores[0]} {scores[1]}");
    }

    private string[] Affinity(Pod pod, NodeInfo[] nodes) => Verdicts.Filter(new InterPodAffinity(cluster), pod, nodes);

    private string[] Spread(string key, int skew, NodeInfo[] nodes, Func<TopologySpreadConstraint, TopologySpreadConstraint>? change = null, Func<PodSpec, PodSpec>? pod = null) =>
        Verdicts.Filter(new PodTopologySpread(cluster), Web("p").With(s => (pod ?? (static s => s))(s) with { TopologySpreadConstraints = [(change ?? (static c => c))(Rule(key, skew))] }), nodes);

    private static TopologySpreadConstraint Rule(string key, int skew) => new()
    {
        TopologyKey = key, MaxSkew = skew, WhenUnsatisfiable = "DoNotSchedule", LabelSelector = new() { MatchLabels = A.Labels(("app", "web")) },
    };

    private static Pod Web(string name) => A.Pod(name, labels: [("app", "web")]);

    private static Pod Db(string name) => A.Pod(name, labels: [("app", "db")]);

    private static PodAffinityTerm Term(string key, string app) => new() { TopologyKey = key, LabelSelector = new() { MatchLabels = A.Labels(("app", app)) } };

    private static Pod Near(Pod pod, string key, string app, Func<PodAffinityTerm, PodAffinityTerm>? change = null) =>
        pod.With(s => s with { Affinity = new() { PodAffinity = new() { RequiredDuringSchedulingIgnoredDuringExecution = [(change ?? (static t => t))(Term(key, app))] } } });

    private static Pod Far(Pod pod, string key, string app) =>
        pod.With(s => s with { Affinity = new() { PodAntiAffinity = new() { RequiredDuringSchedulingIgnoredDuringExecution = [Term(key, app)] } } });

    private static Pod Wish(Pod pod, (string App, int Weight) near, (string App, int Weight) far) => pod.With(s => s with
    {
        Affinity = new()
        {
            PodAffinity = new() { PreferredDuringSchedulingIgnoredDuringExecution = [new() { Weight = near.Weight, PodAffinityTerm = Term(Zone, near.App) }] },
            PodAntiAffinity = new() { PreferredDuringSchedulingIgnoredDuringExecution = [new() { Weight = -far.Weight, PodAffinityTerm = Term(Zone, far.App) }] },
        },
    });

    private static NodeInfo[] Nodes(params string[][] nodes) =>
        [.. nodes.Select(n => n[1].Length == 0 ? A.Node(n[0]).With() : A.Node(n[0], labels: [(Zone, n[1])]).With())];
}
