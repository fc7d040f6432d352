using Keles.Api.Core.V1;

namespace Keles.Controllers.Tests.Nodes;

public sealed class NodeRangeTests
{
    [Fact]
    public void Each_node_gets_a_range_of_its_own_and_a_freed_one_is_used_again()
    {
        var bench = new Bench(["node-ipam-controller"]);
        foreach (var name in (string[])["node-1", "node-2", "node-3"])
        {
            bench.Create(new Node { Metadata = new() { Name = name } });
            bench.Settle();
        }

        Assert.Equal(["10.244.0.0/24", "10.244.1.0/24", "10.244.2.0/24"], bench.Api.List<Node>().Select(n => n.Spec.PodCIDR));
        Assert.Equal("10.244.0.0/24", bench.Api.Get<Node>("", "node-1").Spec.PodCIDRs[0]);
        bench.Delete<Node>("", "node-2");
        bench.Create(new Node { Metadata = new() { Name = "node-4" } });
        bench.Settle();
        Assert.Equal("10.244.1.0/24", bench.Api.Get<Node>("", "node-4").Spec.PodCIDR);
    }

    [Fact]
    public void When_all_ranges_are_out_the_node_is_told_and_waits()
    {
        var bench = new Bench(["node-ipam-controller"], new() { ClusterCidr = "10.244.0.0/24", NodeCidrMaskSize = 25 });
        for (var i = 0; i < 3; i++) bench.Create(new Node { Metadata = new() { Name = $"node-{i}" } });
        bench.Settle();
        Assert.Equal(2, bench.Api.List<Node>().Count(n => n.Spec.PodCIDR.Length > 0));
        Assert.Contains(bench.EventTexts, e => e.StartsWith("Normal CIDRNotAvailable", StringComparison.Ordinal));
        bench.Delete<Node>("", bench.Api.List<Node>().First(n => n.Spec.PodCIDR.Length > 0).Metadata.Name);
        bench.Advance(TimeSpan.FromMinutes(2));
        Assert.All(bench.Api.List<Node>(), n => Assert.NotEqual("", n.Spec.PodCIDR));
    }
}
