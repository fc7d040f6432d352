using Keles.Api.Core.V1;
using Keles.Api.Discovery.V1;
using Keles.Controllers.EndpointSlices.Topology;
using Keles.Machinery;

namespace Keles.Controllers.Tests.EndpointSlices;

public sealed class TopologyHintTests
{
    private readonly Bench bench = new(["endpointslice-controller"]);

    [Theory]
    [InlineData("a:1000 b:1000", 4, "a=2-2 b=2-2")]
    [InlineData("a:1000 b:1000 c:2000", 8, "a=2-2 b=2-2 c=4-4")]
    [InlineData("a:1000 b:1000", 3, "a=2-1 b=2-1", false)]
    [InlineData("a:1000 b:9000", 2, "a=1-1 b=2-2", false)]
    [InlineData("a:2000 b:3000 c:4000", 9, "a=2-2 b=3-3 c=4-4")]
    [InlineData("a:1000 b:1000", 100, "a=42-58 b=42-58")]
    public void Each_zone_gets_as_many_as_its_share_asks_for_but_for_a_fifth(string zones, int endpoints, string expected, bool fits = true)
    {
        var allocations = Shares(zones).Allocate(endpoints);
        if (fits) Assert.Equal(expected, string.Join(" ", allocations!.Select(static a => $"{a.Key}={a.Value.Minimum}-{a.Value.Maximum}")));
        else Assert.Null(allocations);
    }

    [Theory]
    [InlineData("a a b b", "a:1000 b:1000", "a a b b")]
    [InlineData("a a a b", "a:1000 b:1000", "b a a b")]
    [InlineData("a a a a", "a:1000 b:1000", "b b a a")]
    [InlineData("a a a b b b b c", "a:1000 b:1000 c:2000", "c a a c c b b c")]
    [InlineData("a a a a b b b", "a:1000 b:1000", "a a a a b b b")]
    public void Where_a_zone_has_too_few_others_give_it_some_of_theirs(string endpointZones, string zones, string expected) =>
        Assert.Equal(expected, HintsOf(TopologyHints.For(Shares(zones), [Slice(endpointZones)], []).Changed[0]));

    [Fact]
    public void What_needs_no_change_is_not_written_and_its_hints_count()
    {
        var first = TopologyHints.For(Shares("a:1000 b:1000"), [Slice("a a b b")], []).Changed[0];
        var again = TopologyHints.For(Shares("a:1000 b:1000"), [], [first]);
        Assert.Empty(again.Changed);
        Assert.Equal((2, 2), (again.Given["a"], again.Given["b"]));
        var gone = TopologyHints.For(Shares("a:1000 c:1000"), [], [first]);
        Assert.Equal("a a b b", HintsOf(Assert.Single(gone.Changed)));
    }

    [Fact]
    public void Hints_come_when_the_service_asks_and_go_when_the_nodes_do_not_allow_them()
    {
        Nodes(("node-1", "a"), ("node-2", "b"));
        for (var i = 0; i < 4; i++) Pod($"p{i}", i < 3 ? "node-1" : "node-2");
        bench.Create(Service(("service.kubernetes.io/topology-mode", "Auto")));
        bench.Settle();
        Assert.Equal("a a b b", Hints());
        Assert.Contains("Normal TopologyAwareHintsEnabled Topology Aware Hints has been enabled, addressType: IPv4", bench.EventTexts);
        var writes = Version();
        bench.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(writes, Version());
        Node("node-1", "a", cpu: "60");
        bench.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("", Hints());
        Assert.Contains("Warning TopologyAwareHintsDisabled Unable to allocate minimum required endpoints to each zone without exceeding overload threshold (4 endpoints, 2 zones), addressType: IPv4", bench.EventTexts);
        Node("node-1", "a");
        bench.Update<Service>(A.Ns, "svc", static s => s with { Metadata = s.Metadata with { Labels = A.Labels(("again", "1")) } });
        bench.Settle();
        Assert.Equal("a a b b", Hints());
        bench.Update<Service>(A.Ns, "svc", static s => s with { Metadata = s.Metadata with { Annotations = default } });
        bench.Settle();
        Assert.Equal("", Hints());
        Assert.Contains("Warning TopologyAwareHintsDisabled Topology Aware Hints has been disabled, addressType: IPv4", bench.EventTexts);
    }

    [Fact]
    public void The_annotation_counts_more_than_the_distribution_of_traffic()
    {
        Nodes(("node-1", "a"));
        Pod("p0", "node-1");
        bench.Create(Service(("service.kubernetes.io/topology-mode", "auto")) with { Spec = Service().Spec with { TrafficDistribution = "PreferClose" } });
        bench.Settle();
        Assert.Equal("", Hints());
        Assert.Contains("Warning TopologyAwareHintsDisabled Insufficient Node information: allocatable CPU or zone not specified on one or more nodes, addressType: IPv4", bench.EventTexts);
        Nodes(("node-2", "b"));
        bench.Update<Service>(A.Ns, "svc", static s => s with { Metadata = s.Metadata with { Labels = A.Labels(("again", "1")) } });
        bench.Settle();
        Assert.Contains("Warning TopologyAwareHintsDisabled Insufficient number of endpoints (1 endpoints, 2 zones), addressType: IPv4", bench.EventTexts);
        bench.Update<Service>(A.Ns, "svc", static s => s with { Metadata = s.Metadata with { Annotations = default } });
        bench.Settle();
        Assert.Equal("a", Hints());
    }

    private static ZoneShares Shares(string zones) => ZoneShares.Of(zones.Split(' ').Select(static (z, i) => NodeOf($"n{i}", z.Split(':')[0], $"{z.Split(':')[1]}m")));

    private static EndpointSlice Slice(string zones) => new()
    {
        AddressType = "IPv4",
        Endpoints = [.. zones.Split(' ').Select(static (z, i) => new Endpoint { Addresses = [$"10.0.0.{i}"], Conditions = new() { Ready = true }, Zone = z })],
    };

    private static string HintsOf(EndpointSlice slice) => string.Join(" ", slice.Endpoints.AsSpan().ToArray().Select(static e => e.Hints?.ForZones[0].Name).Where(static h => h is not null));

    private string Hints() => string.Join(" ", HintsOf(Assert.Single(bench.Api.List<EndpointSlice>())).Split(' ').Order(StringComparer.Ordinal));

    private string Version() => bench.Api.List<EndpointSlice>()[0].Metadata.ResourceVersion;

    private void Nodes(params (string Name, string Zone)[] nodes)
    {
        foreach (var (name, zone) in nodes) Node(name, zone);
    }

    private void Node(string name, string zone, string cpu = "4") => bench.Api.Put(NodeOf(name, zone, cpu));

    private static Node NodeOf(string name, string zone, string cpu) => new()
    {
        Metadata = new() { Name = name, Labels = A.Labels(("topology.kubernetes.io/zone", zone)) },
        Status = new() { Allocatable = OrderedMap<Quantity>.Of(("cpu", Quantity.Parse(cpu))), Conditions = [new() { Type = "Ready", Status = "True" }] },
    };

    private void Pod(string name, string node) => bench.Api.Put(bench.Ready(A.Pod(name) with { Spec = A.Pod(name).Spec with { NodeName = node } }, $"10.244.0.{name[1] - '0' + 5}"));

    private static Service Service(params (string, string)[] annotations) => new()
    {
        Metadata = new() { Name = "svc", Namespace = A.Ns, Annotations = A.Labels(annotations) },
        Spec = new() { Selector = A.Labels(("app", "web")), ClusterIP = "10.96.0.9", IpFamilies = ["IPv4"], Ports = [new() { Port = 80, TargetPort = 80 }] },
    };
}
