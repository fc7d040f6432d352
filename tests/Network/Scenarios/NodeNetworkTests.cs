using Keles.Api.Core.V1;
using Keles.Api.Discovery.V1;
using Keles.Fakes;

namespace Keles.Network.Tests.Scenarios;

/// <summary>The whole network of nodes, from the API's objects to packets.</summary>
public sealed class NodeNetworkTests
{
    private const ushort A = 1;

    private const string ServedDns = "10.96.0.10 . udp . 53 : goto local/kube-system/kube-dns/udp/53";

    private static readonly IPEndPoint ClusterDns = new(IPAddress.Parse("10.96.0.10"), 53);

    [Fact]
    public async Task Pods_on_two_nodes_find_each_other_by_the_name_of_a_service()
    {
        var api = Api();
        await using var network = await TestNetwork.CreateAsync();
        var (first, second) = (await network.NodeAsync(1), await network.NodeAsync(2));
        await using var one = RunningNode.Start(first, 1, api);
        await using var two = RunningNode.Start(second, 2, api);
        var (client, server) = (await network.PodAsync(first, 1, 2), await network.PodAsync(second, 2, 2));
        using var echo = Echo.Tcp(server, 8080);
        api.Put(AService.Named("web", "10.96.1.1").Port(80, "http"));
        api.Put(ASlice.Of("web").Port(8080, "http").Endpoint("10.244.2.2", "node-2"));
        await ServingAsync(api, first, second);

        DnsReply? reply = null;
        await Eventually.TrueAsync(async () => (reply = await DnsClient.AskUdpAsync(client, ClusterDns, "web.default.svc.cluster.local", A)).Code == 0, "the name is known");
        Assert.Equal(["10.96.1.1"], reply!.Data);
        await Eventually.TrueAsync(async () => (await second.Routes.RoutesAsync(TestContext.Current.CancellationToken)).Any(r => r.Destination == "10.244.1.0/24"), "the other node's pods have a route");
        await Eventually.TrueAsync(async () => (await Rules(first)).Contains("10.96.1.1 . tcp . 80", StringComparison.Ordinal), "the service is served");
        Assert.Equal("pod-2-2 sees 10.244.1.2", await Echo.AskTcpAsync(client, IPAddress.Parse(reply.Data[0]), 80));
    }

    [Fact]
    public async Task A_node_that_stops_says_that_its_dns_is_down_and_leaves_the_rules()
    {
        var api = Api();
        await using var network = await TestNetwork.CreateAsync();
        var place = await network.NodeAsync(1);
        await using var node = RunningNode.Start(place, 1, api);
        await ServingAsync(api, place);
        Assert.Equal(["10.96.0.10"], (await DnsClient.AskTcpAsync(place, ClusterDns, "kube-dns.kube-system.svc.cluster.local", A)).Data);
        Assert.Equal(["10.96.0.10"], (await DnsClient.AskUdpAsync(place, ClusterDns, "kube-dns.kube-system.svc.cluster.local", A)).Data);

        await node.StopAsync();

        var slice = api.Get<EndpointSlice>("kube-system", "kube-dns-node-1");
        Assert.False(slice.Endpoints[0].Conditions.Ready);
        Assert.Equal("node-1", slice.Metadata.OwnerReferences[0].Name);
        Assert.Contains("10.96.0.10 . udp . 53", await Rules(place), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cni_configuration_appears_with_the_range_and_changes_with_it()
    {
        var api = new FakeApi(TimeProvider.System);
        await using var network = await TestNetwork.CreateAsync();
        await using var node = RunningNode.Start(await network.NodeAsync(1), 1, api);
        var file = Path.Combine(node.Options.CniConfDirectory, "10-keles.conflist");
        api.Put(RunningNode.Registered(1) with { Spec = new NodeSpec() });
        Assert.False(File.Exists(file));

        api.Put(RunningNode.Registered(1));
        await Eventually.TrueAsync(() => File.Exists(file) && File.ReadAllText(file).Contains("\"10.244.1.0/24\"", StringComparison.Ordinal), "the range is configured");
        Assert.Equal([file], Directory.GetFiles(node.Options.CniConfDirectory));
        Assert.Contains("\"mtu\": 1500", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);

        api.Put(RunningNode.Registered(1) with { Spec = new NodeSpec { PodCIDR = "10.244.9.0/24", PodCIDRs = ["10.244.9.0/24"] } });
        await Eventually.TrueAsync(() => File.ReadAllText(file).Contains("\"10.244.9.0/24\"", StringComparison.Ordinal), "the new range is configured");
    }

    [Fact]
    public async Task A_machine_without_a_default_route_that_forwards_nothing_serves_pods_all_the_same()
    {
        var api = Api();
        await using var network = await TestNetwork.CreateAsync();
        var (first, second) = (await network.NodeAsync(1), await network.NodeAsync(2));
        foreach (var node in (Place[])[first, second])
        {
            await node.IpAsync("route del default");
            await node.RunAsync("iptables", "-P", "FORWARD", "DROP");
        }
        await using var one = RunningNode.Start(first, 1, api, static o => o with { DnsPort = 0 });
        await using var two = RunningNode.Start(second, 2, api, static o => o with { DnsPort = 0 });
        var (client, server) = (await network.PodAsync(first, 1, 2), await network.PodAsync(second, 2, 2));
        using var echo = Echo.Tcp(server, 8080);
        api.Put(AService.Named("web", "10.96.1.1").Port(80));
        api.Put(ASlice.Of("web").Port(8080).Endpoint("10.244.2.2", "node-2"));
        foreach (var node in (Place[])[first, second])
        {
            await Eventually.TrueAsync(async () => (await Rules(node)).Contains("dnat to 10.244.2.2", StringComparison.Ordinal), "the service is served");
            await Eventually.TrueAsync(async () => (await node.Routes.RoutesAsync(TestContext.Current.CancellationToken)).Any(r => r.Gateway is not null), "the other node's pods have a route");
        }

        Assert.Equal("pod-2-2 sees 10.244.1.2", await Echo.AskTcpAsync(client, IPAddress.Parse("10.96.1.1"), 80));
        Assert.StartsWith("pod-2-2 sees", await Echo.AskTcpAsync(second, IPAddress.Parse("10.96.1.1"), 80), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_leaves_the_pods_network_has_the_nodes_address()
    {
        var api = Api();
        await using var network = await TestNetwork.CreateAsync();
        var place = await network.NodeAsync(1);
        await using var node = RunningNode.Start(place, 1, api, static o => o with { DnsPort = 0 });
        var pod = await network.PodAsync(place, 1, 2);
        using var echo = Echo.Tcp(network.Outside, 7777);
        await Eventually.TrueAsync(async () => (await Rules(place)).Contains("keles-egress", StringComparison.Ordinal), "the way out is prepared");

        Assert.Equal("outside sees 172.30.0.11", await Echo.AskTcpAsync(pod, IPAddress.Parse("172.30.0.1"), 7777));
    }

    private static FakeApi Api()
    {
        var api = new FakeApi(TimeProvider.System);
        foreach (var ns in (string[])["default", "kube-system"])
        {
            api.Put(new Namespace { Metadata = new Machinery.ObjectMeta { Name = ns } });
        }
        api.Put(RunningNode.Registered(1));
        api.Put(RunningNode.Registered(2));
        api.Put(AService.Named("kube-dns", "10.96.0.10", "kube-system").Port(53, "dns", "UDP").Port(53, "dns-tcp").With(s => s with { InternalTrafficPolicy = "Local" }));
        return api;
    }

    /// <summary>Waits until these nodes list their DNS servers, and have rules for them.</summary>
    private static async Task ServingAsync(FakeApi api, params Place[] nodes)
    {
        await Eventually.TrueAsync(() => api.List<EndpointSlice>("kube-system").Count(s => s.Endpoints[0].Conditions.Ready == true) == nodes.Length, "all nodes list their DNS");
        foreach (var node in nodes)
        {
            await Eventually.TrueAsync(async () => (await Rules(node)).Contains(ServedDns, StringComparison.Ordinal), "the node serves it");
        }
    }

    private static async Task<string> Rules(Place node) => await node.RunAsync("nft", "list", "ruleset");
}
