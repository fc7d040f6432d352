namespace Keles.Scheduler.Tests.Plugins;

/// <summary>Upstream's known cases of wished spreading, with its scores.</summary>
public sealed class SpreadScoreTests
{
    private const string Host = "kubernetes.io/hostname";

    private readonly FakeCluster cluster = new();

    /// <param name="rules">Each: largest skew, key, and the label that pods are counted by; none counts nothing.</param>
    /// <param name="nodes">Each: name, zone, and its pods by their labels; ~ before a node that does not come into question, ? before one without a host name.</param>
    [Theory]
    [InlineData("1 host f", "a= b=", "100 100")]
    [InlineData("1 host f", "a=f,f ~b=f", "100")]
    [InlineData("1 host f", "a=f b=f", "100 100")]
    [InlineData("1 host f", "a=f,f b=f c= d=f,f,f", "20 60 100 0")]
    [InlineData("2 host f", "a=f,f b=f c= d=f,f,f", "33 66 100 16")]
    [InlineData("3 host f", "a=f,f,f,f b=f,f,f c=f,f d=f", "44 66 77 100")]
    [InlineData("1 host -", "a=f,f b=f c= d=f,f,f", "100 100 100 100")]
    [InlineData("1 host f", "a=f,f,f,f b=f,f x=f ~y=f,f,f", "33 83 100")]
    [InlineData("1 host f", "a=f,f,f,f ?b=f,f x=f ~y=f,f,f", "16 0 100")]
    [InlineData("1 zone f", "a/1=f,f,f,f b/1=f,f x/2=f ~y/2=f,f,f", "75 75 100")]
    [InlineData("1 zone f;1 host f", "a/1=f,f ~b/1=f x/2=f,f ~y/2=f,f,f,f", "100 63")]
    [InlineData("1 zone f;1 zone b", "a/1=fb,f ~b/1=fb x/2= ~y/2=f,fb,f", "85 100")]
    [InlineData("1 zone f;1 host b", "a/1=f b/1=fb x/2= y/2=f,b", "60 20 100 60")]
    [InlineData("1 zone f;1 host b", "a/1= b/1=b x/2=f y/2=fb", "100 60 40 0")]
    [InlineData("1 zone f;1 host b", "a/1=f b/1=fb x/2= ~y/2=f,b", "50 25 100")]
    public void Nodes_score_as_upstream_scores_them(string rules, string nodes, string expected)
    {
        var pod = A.Pod("p", labels: [("f", ""), ("b", "")]).With(s => s with { TopologySpreadConstraints = [.. rules.Split(';').Select(Rule)] });
        var all = nodes.Split(' ').Select(static n => (Fits: !n.StartsWith('~'), Node: Node(n))).ToArray();
        Assert.Equal(expected, Text(Verdicts.Score(new PodTopologySpread(cluster), pod, [.. all.Select(static n => n.Node)], [.. all.Where(static n => n.Fits).Select(static n => n.Node)])));
    }

    [Fact]
    public void Upstreams_default_rules_spread_pods_of_a_service_over_hosts_where_there_are_no_zones()
    {
        cluster.Selector = Selector.OfLabels([new("f", "")]);
        var nodes = "a=f,f,f,f b=f,f,f c=f,f d=f".Split(' ').Select(Node).ToArray();
        Assert.Equal("44 66 77 100", Text(Verdicts.Score(new PodTopologySpread(cluster), A.Pod("p", labels: [("f", "")]), nodes)));
    }

    [Fact]
    public void Default_rules_from_a_profile_need_their_labels()
    {
        cluster.Selector = Selector.OfLabels([new("f", "")]);
        var plugin = new PodTopologySpread(cluster, new() { DefaultingType = SpreadArguments.List, DefaultConstraints = [Rule("1 zone -") with { LabelSelector = null }] });
        var nodes = "a/1=f,f b/2= c=".Split(' ').Select(Node).ToArray();
        Assert.Equal("0 100 0", Text(Verdicts.Score(plugin, A.Pod("p", labels: [("f", "")]), nodes)));
        Assert.Empty(Verdicts.Score(new PodTopologySpread(cluster, new() { DefaultingType = SpreadArguments.List }), A.Pod("p"), nodes));
    }

    private static string Text(long[] scores) => string.Join(' ', scores);

    private static TopologySpreadConstraint Rule(string text)
    {
        var parts = text.Split(' ');
        return new()
        {
            MaxSkew = int.Parse(parts[0]),
            TopologyKey = parts[1] == "host" ? Host : parts[1],
            WhenUnsatisfiable = "ScheduleAnyway",
            LabelSelector = parts[2] == "-" ? null : new() { MatchExpressions = [new() { Key = parts[2], Operator = "Exists" }] },
        };
    }

    private static NodeInfo Node(string text)
    {
        var (head, pods) = (text.Split('=')[0].TrimStart('~'), text.Split('=')[1]);
        var parts = head.TrimStart('?').Split('/');
        var node = A.Node(parts[0]);
        var labels = head.StartsWith('?') ? default : node.Metadata.Labels;
        if (parts.Length > 1) labels = labels.With("zone", parts[1]);
        return (node with { Metadata = node.Metadata with { Labels = labels } }).With([.. pods.Split(',', StringSplitOptions.RemoveEmptyEntries).Select((p, i) => A.Pod($"{parts[0]}{i}", labels: [.. p.Select(static l => ($"{l}", ""))]))]);
    }
}
