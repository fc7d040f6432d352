using Keles.Api.Core.V1;

namespace Keles.Network.Tests.Proxy;

/// <summary>Real packets through real rules: pods, nodes and somebody outside, each in a network namespace of its own.</summary>
public sealed class ServiceTrafficTests
{
    private static readonly IPAddress Cluster = IPAddress.Parse("10.96.1.1");

    private static Service Web => AService.Named("web", Cluster.ToString()).Port(80);

    [Fact]
    public async Task A_pod_reaches_every_target_of_a_service_and_its_address_stays()
    {
        await using var network = await TestNetwork.CreateAsync();
        var node = await network.NodeAsync(1);
        var client = await network.PodAsync(node, 1, 2);
        var (a, b) = (await network.PodAsync(node, 1, 3), await network.PodAsync(node, 1, 4));
        using var one = Echo.Tcp(a, 8080);
        using var two = Echo.Tcp(b, 8080);
        await new ProxyOn(node, 1).ServesAsync(Web, ASlice.Of("web").Port(8080).Endpoint("10.244.1.3").Endpoint("10.244.1.4"));

        var answers = new HashSet<string>();
        for (var i = 0; i < 40; i++)
        {
            answers.Add(await Echo.AskTcpAsync(client, Cluster, 80));
        }

        Assert.Equal(["pod-1-3 sees 10.244.1.2", "pod-1-4 sees 10.244.1.2"], answers.Order());
    }

    [Fact]
    public async Task A_pod_reaches_itself_through_its_service()
    {
        await using var network = await TestNetwork.CreateAsync();
        var node = await network.NodeAsync(1);
        var pod = await network.PodAsync(node, 1, 2);
        using var server = Echo.Tcp(pod, 8080);
        await new ProxyOn(node, 1).ServesAsync(Web, ASlice.Of("web").Port(8080).Endpoint("10.244.1.2"));

        Assert.Equal("pod-1-2 sees 10.244.1.1", await Echo.AskTcpAsync(pod, Cluster, 80));
    }

    [Fact]
    public async Task The_node_itself_reaches_a_service_in_a_pod_and_one_on_its_own_address()
    {
        await using var network = await TestNetwork.CreateAsync();
        var node = await network.NodeAsync(1);
        var pod = await network.PodAsync(node, 1, 2);
        using var server = Echo.Tcp(pod, 8080);
        using var daemon = Echo.Tcp(node, 9090);
        var local = IPAddress.Parse("10.96.1.2");
        await new ProxyOn(node, 1).ServesAsync(
            [Web, AService.Named("daemon", local.ToString()).Port(90)],
            [ASlice.Of("web").Port(8080).Endpoint("10.244.1.2"), ASlice.Of("daemon").Port(9090).Endpoint("172.30.0.11")]);

        Assert.StartsWith("pod-1-2 sees", await Echo.AskTcpAsync(node, Cluster, 80), StringComparison.Ordinal);
        Assert.StartsWith("node-1 sees", await Echo.AskTcpAsync(node, local, 90), StringComparison.Ordinal);
        Assert.Equal("node-1 sees 10.244.1.2", await Echo.AskTcpAsync(pod, local, 90));
    }

    [Fact]
    public async Task A_service_without_targets_refuses_at_once_and_so_does_a_port_it_does_not_have()
    {
        await using var network = await TestNetwork.CreateAsync();
        var node = await network.NodeAsync(1);
        var pod = await network.PodAsync(node, 1, 2);
        using var server = Echo.Tcp(pod, 8080);
        var full = IPAddress.Parse("10.96.1.2");
        await new ProxyOn(node, 1).ServesAsync(
            [Web, AService.Named("full", full.ToString()).Port(80)], [ASlice.Of("full").Port(8080).Endpoint("10.244.1.2")]);

        foreach (var from in (Place[])[pod, node])
        {
            await Echo.RefusedAsync(from, Cluster, 80);
            await Echo.RefusedAsync(from, full, 81);
            await Echo.AskTcpAsync(from, full, 80);
        }
    }

    [Fact]
    public async Task A_client_with_affinity_stays_with_its_target()
    {
        await using var network = await TestNetwork.CreateAsync();
        var node = await network.NodeAsync(1);
        var client = await network.PodAsync(node, 1, 2);
        var pods = new List<IDisposable>();
        var slice = ASlice.Of("web").Port(8080);
        for (var i = 3; i < 7; i++)
        {
            pods.Add(Echo.Tcp(await network.PodAsync(node, 1, i), 8080));
            slice = slice.Endpoint(TestNetwork.PodAddress(1, i));
        }
        var proxy = new ProxyOn(node, 1);
        await proxy.ServesAsync(Web.Affinity(1000), slice);

        var first = await Echo.AskTcpAsync(client, Cluster, 80);
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(first, await Echo.AskTcpAsync(client, Cluster, 80));
        }
        // A change elsewhere in the table does not make it forget.
        await proxy.ServesAsync([Web.Affinity(1000), AService.Named("other", "10.96.7.7").Port(1)], [slice]);
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(first, await Echo.AskTcpAsync(client, Cluster, 80));
        }
        pods.ForEach(static p => p.Dispose());
    }

    [Fact]
    public async Task A_node_port_is_open_to_the_outside_on_every_node()
    {
        await using var network = await TestNetwork.CreateAsync();
        var (one, two) = (await network.NodeAsync(1), await network.NodeAsync(2));
        await two.IpAsync("route add 10.244.1.0/24 via 172.30.0.11");
        await one.IpAsync("route add 10.244.2.0/24 via 172.30.0.12");
        var pod = await network.PodAsync(one, 1, 2);
        using var server = Echo.Tcp(pod, 8080);
        var (service, slice) = (AService.Named("web", Cluster.ToString()).Port(80, nodePort: 30080), ASlice.Of("web").Port(8080).Endpoint("10.244.1.2"));
        await new ProxyOn(one, 1).ServesAsync(service, slice);
        await new ProxyOn(two, 2).ServesAsync(service, slice);

        Assert.Equal("pod-1-2 sees 10.244.1.1", await Echo.AskTcpAsync(network.Outside, TestNetwork.NodeAddress(1), 30080));
        Assert.Equal("pod-1-2 sees 172.30.0.12", await Echo.AskTcpAsync(network.Outside, TestNetwork.NodeAddress(2), 30080));
        Assert.StartsWith("pod-1-2 sees", await Echo.AskTcpAsync(two, TestNetwork.NodeAddress(2), 30080), StringComparison.Ordinal);
        Assert.StartsWith("pod-1-2 sees", await Echo.AskTcpAsync(pod, TestNetwork.NodeAddress(1), 30080), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_the_external_policy_Local_clients_keep_their_address_and_nodes_without_a_target_keep_silent()
    {
        await using var network = await TestNetwork.CreateAsync();
        var (one, two) = (await network.NodeAsync(1), await network.NodeAsync(2));
        await two.IpAsync("route add 10.244.1.0/24 via 172.30.0.11");
        await one.IpAsync("route add 10.244.2.0/24 via 172.30.0.12");
        var pod = await network.PodAsync(one, 1, 2);
        using var server = Echo.Tcp(pod, 8080);
        var service = AService.Named("web", Cluster.ToString()).Port(80, nodePort: 30080).With(s => s with { ExternalTrafficPolicy = "Local" });
        var slice = ASlice.Of("web").Port(8080).Endpoint("10.244.1.2");
        await new ProxyOn(one, 1).ServesAsync(service, slice);
        await new ProxyOn(two, 2).ServesAsync(service, slice);

        Assert.Equal("pod-1-2 sees 172.30.0.1", await Echo.AskTcpAsync(network.Outside, TestNetwork.NodeAddress(1), 30080));
        await Echo.SilentAsync(network.Outside, TestNetwork.NodeAddress(2), 30080);
        Assert.StartsWith("pod-1-2 sees", await Echo.AskTcpAsync(two, TestNetwork.NodeAddress(2), 30080), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_that_somebody_flushed_come_back()
    {
        await using var network = await TestNetwork.CreateAsync();
        var node = await network.NodeAsync(1);
        var pod = await network.PodAsync(node, 1, 2);
        using var server = Echo.Tcp(pod, 8080);
        var proxy = new ProxyOn(node, 1);
        var slice = ASlice.Of("web").Port(8080).Endpoint("10.244.1.2");
        await proxy.ServesAsync(Web, slice);
        await node.RunAsync("nft", "flush", "ruleset");

        await proxy.ServesAsync(Web, slice);
        await Echo.AskTcpAsync(node, Cluster, 80);

        await node.RunAsync("nft", "delete", "element", "ip", "keles-proxy", "service-ips", "{ 10.96.1.1 . tcp . 80 }");
        await proxy.ServesAsync(Web);
        await Echo.RefusedAsync(node, Cluster, 80);
    }

    [Fact]
    public async Task A_sender_of_udp_goes_to_the_new_target_when_the_old_one_is_gone()
    {
        await using var network = await TestNetwork.CreateAsync();
        var node = await network.NodeAsync(1);
        var client = await network.PodAsync(node, 1, 2);
        var (a, b) = (await network.PodAsync(node, 1, 3), await network.PodAsync(node, 1, 4));
        using var one = Echo.Udp(a, 5353);
        using var two = Echo.Udp(b, 5353);
        var api = new Fakes.FakeApi(TimeProvider.System);
        await using var running = RunningNode.Start(node, 1, api, static o => o with { DnsPort = 0, PodNetwork = PodNetworkMode.Unmanaged });
        api.Put(AService.Named("dns", "10.96.1.1").Port(53, "", "UDP"));
        api.Put(ASlice.Of("dns").Port(5353, "", "UDP").Endpoint("10.244.1.3"));
        await Eventually.TrueAsync(async () => (await node.RunAsync("nft", "list", "ruleset")).Contains("dnat to 10.244.1.3", StringComparison.Ordinal), "the first target is served");
        using var socket = Echo.UdpClient(client);
        Assert.Equal("pod-1-3 sees 10.244.1.2", await Echo.AskUdpAsync(socket, Cluster, 53));

        api.Put(ASlice.Of("dns").Port(5353, "", "UDP").Endpoint("10.244.1.4"));

        await Eventually.TrueAsync(async () => await Echo.AskUdpAsync(socket, Cluster, 53) == "pod-1-4 sees 10.244.1.2", "the same socket reaches the other");
    }

    [Fact]
    public async Task A_connection_that_is_being_made_to_a_target_that_died_is_refused_when_that_was_the_last()
    {
        await using var network = await TestNetwork.CreateAsync();
        var node = await network.NodeAsync(1);
        var client = await network.PodAsync(node, 1, 2);
        var dead = await network.PodAsync(node, 1, 3);
        await dead.RunAsync("nft", "add table ip dead; add chain ip dead silence { type filter hook input priority 0; policy drop; }");
        var api = new Fakes.FakeApi(TimeProvider.System);
        await using var running = RunningNode.Start(node, 1, api, static o => o with { DnsPort = 0, PodNetwork = PodNetworkMode.Unmanaged });
        api.Put(Web);
        api.Put(ASlice.Of("web").Port(8080).Endpoint("10.244.1.3"));
        await Eventually.TrueAsync(async () => (await node.RunAsync("nft", "list", "ruleset")).Contains("dnat to 10.244.1.3", StringComparison.Ordinal), "the target is served");
        var refused = Echo.RefusedAsync(client, Cluster, 80);
        await Eventually.TrueAsync(async () => (await node.RunAsync("conntrack", "-L", "-p", "tcp", "--state", "SYN_SENT")).Contains("src=10.244.1.3", StringComparison.Ordinal), "the client knocks");

        api.Put(ASlice.Of("web").Port(8080));

        await refused;
    }

    [Fact]
    public async Task A_balancers_address_lets_in_only_its_source_ranges()
    {
        await using var network = await TestNetwork.CreateAsync();
        var node = await network.NodeAsync(1);
        var pod = await network.PodAsync(node, 1, 2);
        using var server = Echo.Tcp(pod, 8080);
        var balanced = IPAddress.Parse("192.0.2.9");
        await network.Outside.IpAsync("address add 172.30.9.9/16 dev br0", "route add 192.0.2.9 via 172.30.0.11");
        await new ProxyOn(node, 1).ServesAsync(Web.Balanced("192.0.2.9", "172.30.9.0/24"), ASlice.Of("web").Port(8080).Endpoint("10.244.1.2"));

        await Echo.SilentAsync(network.Outside, balanced, 80);
        await network.Outside.IpAsync("route replace 192.0.2.9 via 172.30.0.11 src 172.30.9.9");
        Assert.StartsWith("pod-1-2 sees", await Echo.AskTcpAsync(network.Outside, balanced, 80), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_the_internal_policy_Local_only_this_nodes_targets_are_used()
    {
        await using var network = await TestNetwork.CreateAsync();
        var node = await network.NodeAsync(1);
        var client = await network.PodAsync(node, 1, 2);
        using var server = Echo.Tcp(await network.PodAsync(node, 1, 3), 8080);
        var service = Web.With(static s => s with { InternalTrafficPolicy = "Local" });
        var proxy = new ProxyOn(node, 1);

        await proxy.ServesAsync(service, ASlice.Of("web").Port(8080).Endpoint("10.244.1.3").Endpoint("10.244.2.3", "node-2"));
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal("pod-1-3 sees 10.244.1.2", await Echo.AskTcpAsync(client, Cluster, 80));
        }
        await proxy.ServesAsync(service, ASlice.Of("web").Port(8080).Endpoint("10.244.2.3", "node-2"));
        await Echo.SilentAsync(client, Cluster, 80);
    }

    [Fact]
    public async Task A_load_balancer_is_told_whether_this_node_has_targets()
    {
        await using var network = await TestNetwork.CreateAsync();
        var node = await network.NodeAsync(1);
        var api = new Fakes.FakeApi(TimeProvider.System);
        await using var running = RunningNode.Start(node, 1, api, static o => o with { DnsPort = 0, PodNetwork = PodNetworkMode.Unmanaged });
        api.Put(Web.Balanced("192.0.2.9").With(static s => s with { ExternalTrafficPolicy = "Local", HealthCheckNodePort = 32000 }));
        api.Put(ASlice.Of("web").Port(8080).Endpoint("10.244.1.2").Endpoint("10.244.1.3").Endpoint("10.244.2.2", "node-2"));
        var address = TestNetwork.NodeAddress(1);

        await Eventually.TrueAsync(async () => (await Echo.HealthAsync(network.Outside, address, 32000)).Contains("\"localEndpoints\":2", StringComparison.Ordinal), "it is told of two");
        Assert.StartsWith("HTTP/1.1 200 OK\r\n", await Echo.HealthAsync(network.Outside, address, 32000), StringComparison.Ordinal);

        api.Put(ASlice.Of("web").Port(8080).Endpoint("10.244.2.2", "node-2"));
        await Eventually.TrueAsync(async () => (await Echo.HealthAsync(network.Outside, address, 32000)).StartsWith("HTTP/1.1 503 ", StringComparison.Ordinal), "it is told of none");

        api.Remove<Service>(new("default", "web"));
        await Eventually.TrueAsync(async () => (await Echo.HealthAsync(network.Outside, address, 32000)).Length == 0, "the port is closed");
    }
}
