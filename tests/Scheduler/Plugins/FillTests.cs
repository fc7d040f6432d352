namespace Keles.Scheduler.Tests.Plugins;

/// <summary>How full a good node is, by each strategy; numbers by upstream's formulas.</summary>
public sealed class FillTests
{
    private static readonly Items<ResourceWeight> Both = ResourceWeight.Usual;

    [Theory]
    [InlineData("LeastAllocated", "", 50, 25)]
    [InlineData("MostAllocated", "", 50, 75)]
    [InlineData("RequestedToCapacityRatio", "0:0 100:10", 50, 75)]
    [InlineData("RequestedToCapacityRatio", "0:10 100:0", 50, 25)]
    [InlineData("RequestedToCapacityRatio", "40:2 60:4", 30, 40)]
    public void The_strategy_decides_whether_empty_or_full_nodes_are_better(string type, string shape, long half, long threeQuarters)
    {
        // 4 CPU and 8 GiB; the pod makes the one half full and the other three quarters.
        var scores = Score(new() { Type = type, Resources = Both, Shape = Shape(shape) }, A.Pod("p", "1", "2Gi"), A.Node("a").With(A.Pod("q", "1", "2Gi")), A.Node("b").With(A.Pod("q", "2", "4Gi")));
        Assert.Equal([half, threeQuarters], scores);
    }

    /// <summary>Upstream's known cases; memory is in bytes.</summary>
    [Theory]
    [InlineData("LeastAllocated", "3000m", "5000", "4:10000:0:0 6:10000:0:0", "37 50")]
    [InlineData("LeastAllocated", "3000m", "5000", "10:20000:0:0 10:20000:3000:5000", "72 45")]
    [InlineData("MostAllocated", "3000m", "5000", "4:10000:0:0 6:10000:0:0", "62 50")]
    [InlineData("MostAllocated", "3000m", "5000", "10:20000:0:0 10:20000:3000:5000", "27 55")]
    public void Nodes_score_as_upstream_scores_them(string type, string cpu, string memory, string nodes, string expected)
    {
        NodeInfo[] all = [.. nodes.Split(' ').Select(static n => n.Split(':')).Select(static (n, i) => n[2] == "0" ? A.Node($"n{i}", n[0], n[1]).With() : A.Node($"n{i}", n[0], n[1]).With(A.Pod($"q{i}", $"{n[2]}m", n[3])))];
        Assert.Equal(expected, string.Join(' ', Score(new() { Type = type }, A.Pod("p", cpu, memory), all)));
    }

    [Fact]
    public void Resources_count_by_their_weights()
    {
        // A quarter of CPU is used and half of memory: (75*3 + 50*1)/4.
        var pod = A.Pod("p", "1", "4Gi");
        Assert.Equal([68], Score(new() { Resources = [new("cpu", 3), new("memory", 1)] }, pod, A.Node("a").With()));
        Assert.Equal([50], Score(new() { Resources = [new("memory")] }, pod, A.Node("a").With()));
    }

    [Fact]
    public void Extended_resources_count_for_pods_alone_that_ask_for_them()
    {
        var node = A.Node("a");
        var gpus = (node with { Status = node.Status with { Allocatable = node.Status.Allocatable.With("example.com/gpu", Quantity.Parse("4")) } }).With();
        ScoringStrategy strategy = new() { Resources = [new("example.com/gpu", 5), new("cpu")] };
        Assert.Equal([75], Score(strategy, A.Pod("p", "1"), gpus));
        var asks = A.Pod("p", "1").With(s => s with { Containers = [new() { Name = "c", Resources = new() { Requests = A.Amounts(("cpu", "1"), ("example.com/gpu", "4")) } }] });

        // No GPU would be left, five times; three quarters of CPU.
        Assert.Equal([12], Score(strategy, asks, gpus));
        Assert.Equal([75], Score(strategy, asks, A.Node("b").With()));
    }

    [Fact]
    public void Containers_that_ask_for_nothing_count_with_a_guess()
    {
        // 100 milli-CPU of 4 and 200 MiB of 8 GiB.
        Assert.Equal([97], Score(new() { Resources = [new("cpu")] }, A.Pod("p"), A.Node("a").With()));
        Assert.Equal([97], Score(new() { Resources = [new("memory")] }, A.Pod("p"), A.Node("a").With()));
        Assert.Equal([2], Score(new() { Type = ScoringStrategy.MostAllocated, Resources = [new("memory")] }, A.Pod("p"), A.Node("a").With()));
    }

    [Fact]
    public void A_node_filled_beyond_what_it_has_is_the_worst_or_the_fullest()
    {
        var full = A.Node("a", cpu: "100m").With(A.Pod("q"));
        Assert.Equal([0], Score(new() { Resources = [new("cpu")] }, A.Pod("p"), full));
        Assert.Equal([100], Score(new() { Type = ScoringStrategy.MostAllocated, Resources = [new("cpu")] }, A.Pod("p"), full));
        Assert.Equal([100], Score(new() { Type = ScoringStrategy.RequestedToCapacityRatio, Resources = [new("cpu")], Shape = Shape("0:0 100:10") }, A.Pod("p"), full));
    }

    [Fact]
    public void Ignored_resources_keep_no_pod_away()
    {
        var pod = A.Pod("p").With(s => s with { Containers = [new() { Name = "c", Resources = new() { Requests = A.Amounts(("example.com/a", "1"), ("example.org/b", "1")) } }] });
        Assert.Equal(["Insufficient example.com/a, Insufficient example.org/b"], Filter(new()));
        Assert.Equal(["Insufficient example.org/b"], Filter(new() { IgnoredResources = ["example.com/a"] }));
        Assert.Equal(["Insufficient example.com/a"], Filter(new() { IgnoredResourceGroups = ["example.org"] }));

        string[] Filter(FitArguments arguments) => Verdicts.Filter(new NodeResourcesFit(arguments), pod, A.Node("n").With());
    }

    [Fact]
    public void Balance_may_be_of_three_resources()
    {
        var node = A.Node("a");
        var disk = (node with { Status = node.Status with { Allocatable = node.Status.Allocatable.With("ephemeral-storage", Quantity.Parse("10Gi")) } }).With();
        var plugin = new NodeResourcesBalancedAllocation(new() { Resources = [new("cpu"), new("memory"), new("ephemeral-storage")] });

        // Parts of 0.5, 0.25 and 0 deviate by 0.204 from their mean: 79 after 100, that is 50 + 29/2.
        Assert.Equal([64], Verdicts.Score(plugin, A.Pod("p", "2", "2Gi"), disk));
    }

    private static long[] Score(ScoringStrategy strategy, Pod pod, params NodeInfo[] nodes) => Verdicts.Score(new NodeResourcesFit(new() { Strategy = strategy }), pod, nodes);

    private static Items<ShapePoint>? Shape(string text) => text.Length == 0 ? null
        : [.. text.Split(' ').Select(static p => p.Split(':')).Select(static p => new ShapePoint(int.Parse(p[0]), int.Parse(p[1])))];
}
