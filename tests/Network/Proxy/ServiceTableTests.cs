using Keles.Api.Core.V1;
using Keles.Api.Discovery.V1;
using Keles.Machinery;
using Keles.Network.Proxy.Tables;

namespace Keles.Network.Tests.Proxy;

/// <summary>Which targets a node uses for a service.</summary>
public sealed class ServiceTableTests
{
    private static Service Web => AService.Named("web", "10.96.1.1").Port(80);

    private static EndpointSlice Slice => ASlice.Of("web").Port(8080);

    private static Service Local => Web.With(static s => s with { InternalTrafficPolicy = "Local" });

    [Fact]
    public void Ready_endpoints_anywhere_are_targets() =>
        Assert.Equal("10.244.1.2 10.244.2.2", Cluster(Web, Slice.Endpoint("10.244.2.2", "node-2").Endpoint("10.244.1.2")));

    [Fact]
    public void An_endpoint_that_says_nothing_is_ready() => Assert.Equal("10.244.1.2", Cluster(Web, Slice.Endpoint("10.244.1.2", ready: null)));

    [Fact]
    public void One_that_ends_is_used_only_when_nothing_else_is_ready()
    {
        var ending = Slice.Endpoint("10.244.1.2", ready: false, serving: true, terminating: true);
        Assert.Equal("10.244.1.2", Cluster(Web, ending));
        Assert.Equal("10.244.1.3", Cluster(Web, ending.Endpoint("10.244.1.3")));
        Assert.Equal("", Cluster(Web, Slice.Endpoint("10.244.1.2", ready: false, serving: false, terminating: true)));
        Assert.Equal("", Cluster(Web, Slice.Endpoint("10.244.1.2", ready: false, serving: true, terminating: false)));
    }

    [Fact]
    public void The_internal_policy_Local_leaves_this_nodes_targets_and_tells_that_there_are_others()
    {
        var both = Slice.Endpoint("10.244.1.2").Endpoint("10.244.2.2", "node-2");
        Assert.Equal(["10.244.1.2"], Texts(One(Local, both).Internal));
        var elsewhere = One(Local, Slice.Endpoint("10.244.2.2", "node-2"));
        Assert.Empty(elsewhere.Internal);
        Assert.True(elsewhere.HasTargets);
        Assert.False(One(Local, Slice).HasTargets);
    }

    [Fact]
    public void Local_falls_back_to_ending_targets_of_this_node_even_while_others_are_ready()
    {
        var service = One(Local, Slice.Endpoint("10.244.1.2", ready: false, serving: true, terminating: true).Endpoint("10.244.2.2", "node-2"));
        Assert.Equal(["10.244.1.2"], Texts(service.Internal));
    }

    [Fact]
    public void Ports_are_matched_by_name_and_protocol()
    {
        var service = AService.Named("dns", "10.96.0.10").Port(53, "dns", "UDP").Port(53, "dns-tcp").Port(80, "web");
        var slice = ASlice.Of("dns").Port(1053, "dns", "UDP").Port(1054, "dns-tcp").Port(1055, "web", "UDP").Endpoint("10.244.1.2");
        var table = Table([service], [slice]);
        Assert.Equal(["default/dns/udp/53 1053", "default/dns/tcp/53 1054", "default/dns/tcp/80 "],
            table.Services.Select(s => $"{s.Key} {string.Join(' ', s.Cluster.Select(t => t.Port))}"));
    }

    [Fact]
    public void An_endpoint_in_two_slices_is_one_target_and_ready_if_one_says_so()
    {
        var old = ASlice.Of("web", name: "web-a").Port(8080).Endpoint("10.244.1.2", ready: false);
        var moved = ASlice.Of("web", name: "web-b").Port(8080).Endpoint("10.244.1.2");
        Assert.Equal("10.244.1.2", Cluster(Web, old, moved));
        Assert.Equal("10.244.1.2", Cluster(Web, moved, moved with { Metadata = old.Metadata }));
    }

    [Fact]
    public void Headless_services_aliases_and_those_of_another_proxy_are_left_out()
    {
        var other = Web with { Metadata = Web.Metadata with { Name = "other", Labels = OrderedMap<string>.Of(("service.kubernetes.io/service-proxy-name", "x")) } };
        Assert.Empty(Table([AService.Headless("headless").Port(80), AService.Alias("alias", "example.com"), other], []).Services);
    }

    [Fact]
    public void Each_family_sees_its_own_addresses()
    {
        var dual = Web.With(static s => s with { ClusterIPs = ["10.96.1.1", "fd00::1"], ExternalIPs = ["192.0.2.1", "2001:db8::1"] });
        var six = Slice with { AddressType = "IPv6", Metadata = Slice.Metadata with { Name = "web-6" } };
        var table = ServiceTable.Build(AddressFamily.InterNetworkV6, [dual], [Slice.Endpoint("10.244.1.2"), six.Endpoint("fd01::2")], new NodePlace("node-1"));
        var service = Assert.Single(table.Services);
        Assert.Equal("fd00::1 2001:db8::1 fd01::2", $"{service.ClusterIP} {string.Join(' ', service.ExternalIPs)} {string.Join(' ', Texts(service.Cluster))}");
    }

    [Theory]
    [InlineData("node-1", "zone-a", "10.244.1.2")]
    [InlineData("node-3", "zone-b", "10.244.1.3")]
    [InlineData("node-3", "zone-c", "10.244.1.2 10.244.1.3")]
    [InlineData("node-3", "", "10.244.1.2 10.244.1.3")]
    public void Hints_keep_traffic_near_where_they_can(string node, string zone, string expected)
    {
        var slice = Slice
            .Endpoint("10.244.1.2", "node-1", hints: new EndpointHints { ForZones = [new ForZone { Name = "zone-a" }], ForNodes = [new ForNode { Name = "node-1" }] })
            .Endpoint("10.244.1.3", "node-2", hints: new EndpointHints { ForZones = [new ForZone { Name = "zone-b" }], ForNodes = [new ForNode { Name = "node-2" }] });
        var table = ServiceTable.Build(AddressFamily.InterNetwork, [Web], [slice], new NodePlace(node, zone));
        Assert.Equal(expected, string.Join(' ', Texts(table.Services[0].Cluster)));
    }

    [Fact]
    public void Hints_count_for_nothing_when_one_endpoint_has_none()
    {
        var slice = Slice.Endpoint("10.244.1.2", hints: new EndpointHints { ForNodes = [new ForNode { Name = "node-1" }] }).Endpoint("10.244.1.3");
        Assert.Equal("10.244.1.2 10.244.1.3", Cluster(Web, slice));
    }

    [Fact]
    public void A_balancers_address_leads_here_unless_it_ends_connections_itself()
    {
        var service = Web.Balanced("192.0.2.9", "198.51.100.0/24");
        Assert.Equal(["192.0.2.9"], One(service, Slice).ExternalIPs.Select(static a => a.ToString()));
        Assert.Equal("198.51.100.0/24", Assert.Single(One(service, Slice).SourceRanges).ToString());
        var ingress = service.Status.LoadBalancer.Ingress[0] with { IpMode = "Proxy" };
        Assert.Empty(One(service with { Status = new ServiceStatus { LoadBalancer = new LoadBalancerStatus { Ingress = [ingress] } } }, Slice).ExternalIPs);
    }

    [Fact]
    public void Affinity_lasts_three_hours_unless_told_otherwise()
    {
        Assert.Equal(0, One(Web, Slice).AffinitySeconds);
        Assert.Equal(10800, One(Web.With(static s => s with { SessionAffinity = "ClientIP" }), Slice).AffinitySeconds);
        Assert.Equal(7, One(Web.Affinity(7), Slice).AffinitySeconds);
    }

    private static ServiceTable Table(Service[] services, EndpointSlice[] slices) =>
        ServiceTable.Build(AddressFamily.InterNetwork, services, slices, new NodePlace("node-1"));

    private static VirtualService One(Service service, params EndpointSlice[] slices) => Assert.Single(Table([service], slices).Services);

    private static string Cluster(Service service, params EndpointSlice[] slices) => string.Join(' ', Texts(One(service, slices).Cluster));

    private static IEnumerable<string> Texts(Items<Target> targets) => targets.Select(static t => t.Address.ToString());
}
