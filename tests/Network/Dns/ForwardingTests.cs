using System.Diagnostics;
using Keles.Api.Discovery.V1;
using Keles.Background;
using Keles.Linux;
using Keles.Network.Dns.Forwarding;
using Microsoft.Extensions.Logging.Abstractions;

namespace Keles.Network.Tests.Dns;

/// <summary>Names outside the cluster, asked of real servers in another namespace.</summary>
public sealed class ForwardingTests
{
    private const ushort A = 1;

    [Fact]
    public async Task An_answer_is_passed_on_and_remembered_as_long_as_it_holds()
    {
        await using var network = await TestNetwork.CreateAsync();
        var node = await network.NodeAsync(1);
        using var server = new ForeignServer(network.Outside, "172.30.0.1", static (q, _) => ForeignServer.Addresses(q, 60, "192.0.2.7"));
        var time = new Fakes.ManualTime();
        var zone = Zone(node, time, "172.30.0.1");

        Assert.Equal(["www.example.com 60 A 192.0.2.7"], (await zone.AskAsync("www.example.com", A, udpBytes: null)).Answers);
        time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(["WWW.example.com 40 A 192.0.2.7"], (await zone.AskAsync("WWW.example.com", A, udpBytes: null)).Answers);
        Assert.Single(server.Asked);
        time.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(["www.example.com 60 A 192.0.2.7"], (await zone.AskAsync("www.example.com", A, udpBytes: null)).Answers);
        Assert.Equal(2, server.Asked.Count);
    }

    [Fact]
    public async Task A_server_that_fails_is_not_the_last_word()
    {
        await using var network = await TestNetwork.CreateAsync();
        var node = await network.NodeAsync(1);
        await network.Outside.IpAsync("address add 172.30.0.2/16 dev br0");
        using var broken = new ForeignServer(network.Outside, "172.30.0.1", static (q, _) => ForeignServer.Code(q, 2));
        using var whole = new ForeignServer(network.Outside, "172.30.0.2", static (q, _) => ForeignServer.Addresses(q, 60, "192.0.2.7"));

        Assert.Equal(["192.0.2.7"], (await Zone(node, TimeProvider.System, "172.30.0.1", "172.30.0.2").AskAsync("www.example.com", A, udpBytes: null)).Data);
        Assert.Equal(2, (await Zone(node, TimeProvider.System, "172.30.0.1").AskAsync("www.example.com", A, udpBytes: null)).Code);
    }

    /// <summary>A cluster without a way out: a router says so, or nobody listens. Waiting for the time limit would make every look-up slow.</summary>
    [Theory]
    [InlineData("172.30.0.1")]
    [InlineData("198.51.100.1")]
    public async Task Where_no_server_can_be_reached_that_is_told_at_once(string server)
    {
        await using var network = await TestNetwork.CreateAsync();
        new Sysctls(network.Outside.Namespaces).Write("net.ipv4.ip_forward", "1");
        var node = await network.NodeAsync(1);
        var begun = Stopwatch.GetTimestamp();

        Assert.Equal(2, (await Zone(node, TimeProvider.System, server).AskAsync("www.example.com", A)).Code);
        Assert.InRange(Stopwatch.GetElapsedTime(begun).TotalSeconds, 0, 1.5);
    }

    [Fact]
    public async Task A_truncated_answer_makes_the_client_ask_over_tcp_and_so_do_we()
    {
        await using var network = await TestNetwork.CreateAsync();
        var node = await network.NodeAsync(1);
        string[] many = [.. Enumerable.Range(1, 100).Select(static i => $"192.0.2.{i}")];
        using var server = new ForeignServer(network.Outside, "172.30.0.1", (q, tcp) => tcp ? ForeignServer.Addresses(q, 60, many) : ForeignServer.Truncated(q));
        var zone = Zone(node, TimeProvider.System, "172.30.0.1");

        Assert.True((await zone.AskAsync("www.example.com", A, udpBytes: null)).IsTruncated);
        Assert.Equal(100, (await zone.AskAsync("www.example.com", A, udpBytes: null, isTcp: true)).Answers.Length);
        Assert.Equal(["udp", "tcp"], server.Asked);
        // Now it is known, and still too long for this client.
        Assert.True((await zone.AskAsync("www.example.com", A, udpBytes: null)).IsTruncated);
        Assert.Equal(2, server.Asked.Count);
    }

    [Fact]
    public async Task An_alias_of_the_cluster_comes_with_the_addresses_it_leads_to()
    {
        await using var network = await TestNetwork.CreateAsync();
        var node = await network.NodeAsync(1);
        using var server = new ForeignServer(network.Outside, "172.30.0.1", static (q, _) => ForeignServer.Addresses(q, 60, "192.0.2.7"));

        var reply = await Zone(node, TimeProvider.System, "172.30.0.1").AskAsync("outside.default.svc.cluster.local", A);
        Assert.Equal(["outside.default.svc.cluster.local 5 CNAME www.example.com", "www.example.com 60 A 192.0.2.7"], reply.Answers);
    }

    [Fact]
    public void Servers_come_from_the_resolver_file_and_never_are_ourselves()
    {
        var file = Path.GetTempFileName();
        try
        {
            var servers = new ResolverServers(file, static a => a.ToString() == "10.96.0.10");
            Assert.Empty(servers.Current());
            File.WriteAllText(file, "# a comment\nsearch example.com\nnameserver 10.96.0.10\nnameserver\t192.0.2.1 \nnameserver 2001:db8::1\nnameserver x\nnameserver 192.0.2.2\nnameserver 192.0.2.3\n");
            File.SetLastWriteTimeUtc(file, new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));
            Assert.Equal(["192.0.2.1:53", "[2001:db8::1]:53", "192.0.2.2:53"], servers.Current().Select(static s => s.ToString()));
            File.Delete(file);
            Assert.Empty(servers.Current());
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static AZone Zone(Place node, TimeProvider time, params string[] servers) => new(
        [AService.Alias("outside", "www.example.com")], Array.Empty<EndpointSlice>(),
        new Forwarder(() => [.. servers.Select(static s => new IPEndPoint(IPAddress.Parse(s), 53))], node.Sockets, Surroundings.OnThisMachine with { Time = time }, NullLogger.Instance));
}
