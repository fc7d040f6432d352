namespace Keles.Scheduler.Tests.Snapshots;

/// <summary>What the cache counts, and when a snapshot changes.</summary>
public sealed class CacheTests
{
    private readonly SchedulerCache cache = new();

    [Fact]
    public void An_assumed_pod_counts_at_once_and_is_not_counted_twice_when_the_API_shows_it()
    {
        cache.SetNode(A.Node("n"));
        Assert.True(cache.Assume(new(A.Pod("p", "1")), "n"));
        Assert.Equal(1000, On("n").Requested.MilliCpu);
        cache.SetPod(A.Pod("p", "1", node: "n"));
        Assert.Equal(1000, On("n").Requested.MilliCpu);
        cache.Forget("uid-p");
        Assert.Equal(1000, On("n").Requested.MilliCpu);
        cache.RemovePod("uid-p");
        Assert.Equal(0, On("n").Requested.MilliCpu);
    }

    [Fact]
    public void A_pod_is_assumed_once_and_can_be_forgotten()
    {
        cache.SetNode(A.Node("n"));
        Assert.True(cache.Assume(new(A.Pod("p", "1")), "n"));
        Assert.False(cache.Assume(new(A.Pod("p", "1")), "n"));
        cache.Forget("uid-p");
        Assert.Equal((0L, false), (On("n").Requested.MilliCpu, cache.IsPlaced("uid-p")));
    }

    [Fact]
    public void Pods_of_a_node_that_comes_later_count_when_it_comes()
    {
        cache.SetPod(A.Pod("p", "1", node: "n"));
        Assert.Empty(cache.TakeSnapshot().Nodes);
        cache.SetNode(A.Node("n"));
        Assert.Equal(1000, On("n").Requested.MilliCpu);
        cache.RemoveNode("n");
        cache.RemovePod("uid-p");
        cache.SetNode(A.Node("n"));
        Assert.Equal(0, On("n").Requested.MilliCpu);
    }

    [Fact]
    public void A_snapshot_stays_as_it_was_and_shares_what_has_not_changed()
    {
        for (var i = 0; i < 200; i++) cache.SetNode(A.Node($"n{i}"));
        var before = cache.TakeSnapshot();
        Assert.Same(before, cache.TakeSnapshot());
        cache.SetPod(A.Pod("p", "1", node: "n7"));
        var after = cache.TakeSnapshot();
        Assert.Equal((0L, 1000L), (before.Find("n7")!.Requested.MilliCpu, after.Find("n7")!.Requested.MilliCpu));
        Assert.Equal(199, before.Nodes.Zip(after.Nodes).Count(n => ReferenceEquals(n.First, n.Second)));
    }

    [Fact]
    public void Sums_are_right_after_any_number_of_changes()
    {
        var random = new Background.SeededRandom(7);
        var pods = new Dictionary<string, (string Node, int Cpu)>();
        string[] nodes = ["a", "b", "c"];
        foreach (var node in nodes) cache.SetNode(A.Node(node));
        for (var step = 0; step < 500; step++)
        {
            var name = $"p{Background.RandomExtensions.Next(random, 20)}";
            var (node, cpu) = (nodes[Background.RandomExtensions.Next(random, 3)], Background.RandomExtensions.Next(random, 5));
            switch (Background.RandomExtensions.Next(random, 4))
            {
                case 0: if (cache.Assume(new(A.Pod(name, $"{cpu}")), node)) pods[name] = (node, cpu); break;
                case 1: cache.RemovePod($"uid-{name}"); pods.Remove(name); break;
                case 2: cache.SetNode(A.Node(node, labels: [("step", $"{step}")])); break;
                default: cache.SetPod(A.Pod(name, $"{cpu}", node: node)); pods[name] = (node, cpu); break;
            }

            var snapshot = cache.TakeSnapshot();
            foreach (var n in nodes) Assert.Equal(pods.Values.Where(p => p.Node == n).Sum(p => 1000L * p.Cpu), snapshot.Find(n)!.Requested.MilliCpu);
        }
    }

    [Fact]
    public void Zones_take_turns_in_the_order_of_nodes()
    {
        foreach (var (name, zone) in new[] { ("a1", "a"), ("a2", "a"), ("a3", "a"), ("b1", "b"), ("c1", "c"), ("c2", "c") })
            cache.SetNode(A.Node(name, labels: [("topology.kubernetes.io/zone", zone)]));
        Assert.Equal(["a1", "b1", "c1", "a2", "c2", "a3"], cache.TakeSnapshot().Nodes.Select(n => n.Name));
    }

    private NodeInfo On(string node) => cache.TakeSnapshot().Find(node)!;
}
