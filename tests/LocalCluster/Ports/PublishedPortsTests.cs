using System.Net;
using System.Net.Sockets;
using System.Text;
using Keles.Linux;

namespace Keles.LocalCluster.Tests;

/// <summary>Real sockets: the hub is a network namespace of the test's own.</summary>
public sealed class PublishedPortsTests : IAsyncLifetime
{
    private readonly SystemProcesses _processes = new(TimeProvider.System);
    private IRunningProcess _holder = null!;
    private NetworkNamespace _hub = null!;
    private PublishedPorts _ports = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Root.Required();
        _holder = _processes.Start(new ProcessStart("sleep", "3600") { NewNamespaces = NamespaceKinds.Network });
        var namespaces = NamespaceSet.Of(_holder.Identity, NamespaceKinds.Network);
        _hub = new NetworkNamespace(namespaces);
        await new IpRoute(_processes, namespaces).ApplyAsync(["link set lo up"], Cancel);
        _ports = new PublishedPorts(NetworkNamespace.Own, _hub, TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        if (_holder is not null)
        {
            await _ports.DisposeAsync();
            await _holder.StopAsync(TimeSpan.Zero, TimeProvider.System, CancellationToken.None);
        }
    }

    /// <summary>A port nobody listens on, by asking for one and giving it back.</summary>
    private static int FreePort()
    {
        using var socket = NetworkNamespace.Own.Listen(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private static PublishedPort Port(PortProtocol protocol, int port, string owner, params Socket[] targets) =>
        new(protocol, port, owner, [.. targets.Select(t => (IPEndPoint)t.LocalEndPoint!)]);

    private static async Task<string> ReceiveAsync(Socket socket)
    {
        var buffer = new byte[100];
        var count = await socket.ReceiveAsync(buffer, Cancel).AsTask().WaitAsync(TimeSpan.FromSeconds(10), Cancel);
        return Encoding.ASCII.GetString(buffer, 0, count);
    }

    [Fact]
    public async Task A_connection_to_the_host_reaches_the_hub_and_each_side_may_end_first()
    {
        using var listener = _hub.Listen(new IPEndPoint(IPAddress.Loopback, 0));
        var port = FreePort();
        Assert.Empty(await _ports.ReconcileAsync([Port(PortProtocol.Tcp, port, "a", listener)], Cancel));

        using var client = await NetworkNamespace.Own.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), Cancel);
        using var server = await listener.AcceptAsync(Cancel);
        await client.SendAsync("question"u8.ToArray(), Cancel);
        Assert.Equal("question", await ReceiveAsync(server));
        client.Shutdown(SocketShutdown.Send);
        Assert.Equal("", await ReceiveAsync(server));
        await server.SendAsync("answer"u8.ToArray(), Cancel);
        Assert.Equal("answer", await ReceiveAsync(client));
        server.Close();
        Assert.Equal("", await ReceiveAsync(client));
    }

    [Fact]
    public async Task Datagrams_find_their_way_back_to_each_client()
    {
        using var server = _hub.BindUdp(new IPEndPoint(IPAddress.Loopback, 0));
        var port = FreePort();
        await _ports.ReconcileAsync([Port(PortProtocol.Udp, port, "a", server)], Cancel);
        using var first = NetworkNamespace.Own.BindUdp(new IPEndPoint(IPAddress.Loopback, 0));
        using var second = NetworkNamespace.Own.BindUdp(new IPEndPoint(IPAddress.Loopback, 0));
        foreach (var (client, text) in new[] { (first, "1"), (second, "2"), (first, "3") })
        {
            await client.SendToAsync(Encoding.ASCII.GetBytes(text), new IPEndPoint(IPAddress.Loopback, port), Cancel);
            var buffer = new byte[10];
            var received = await server.ReceiveFromAsync(buffer, server.LocalEndPoint!, Cancel);
            await server.SendToAsync(Encoding.ASCII.GetBytes("re " + text), received.RemoteEndPoint, Cancel);
            Assert.Equal("re " + text, await ReceiveAsync(client));
        }
    }

    [Fact]
    public async Task A_target_that_refuses_is_passed_over()
    {
        using var listener = _hub.Listen(new IPEndPoint(IPAddress.Loopback, 0));
        var gone = _hub.Listen(new IPEndPoint(IPAddress.Loopback, 0));
        var port = FreePort();
        await _ports.ReconcileAsync([Port(PortProtocol.Tcp, port, "a", gone, listener)], Cancel);
        gone.Dispose();
        for (var i = 0; i < 4; i++)
        {
            using var client = await NetworkNamespace.Own.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), Cancel);
            using var server = await listener.AcceptAsync(Cancel).AsTask().WaitAsync(TimeSpan.FromSeconds(10), Cancel);
        }
    }

    [Fact]
    public async Task Without_a_target_the_client_is_hung_up_on()
    {
        var port = FreePort();
        await _ports.ReconcileAsync([Port(PortProtocol.Tcp, port, "a")], Cancel);
        using var client = await NetworkNamespace.Own.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), Cancel);
        Assert.Equal("", await ReceiveAsync(client));
    }

    [Fact]
    public async Task A_port_that_another_program_has_is_reported_and_taken_when_it_is_free()
    {
        using var listener = _hub.Listen(new IPEndPoint(IPAddress.Loopback, 0));
        var other = NetworkNamespace.Own.Listen(new IPEndPoint(IPAddress.Loopback, 0));
        var wanted = Port(PortProtocol.Tcp, ((IPEndPoint)other.LocalEndPoint!).Port, "a", listener);
        var conflict = Assert.Single(await _ports.ReconcileAsync([wanted], Cancel));
        Assert.Equal($"another program on this machine listens on 127.0.0.1:{wanted.Port}", conflict.Reason);
        other.Dispose();
        // A program that another test starts just now has a copy of the socket until it becomes itself.
        await Eventually.True(async () => (await _ports.ReconcileAsync([wanted], Cancel)).Count == 0);
    }

    [Fact]
    public async Task A_port_that_is_no_longer_wanted_is_closed_with_its_connections()
    {
        using var listener = _hub.Listen(new IPEndPoint(IPAddress.Loopback, 0));
        var port = FreePort();
        await _ports.ReconcileAsync([Port(PortProtocol.Tcp, port, "a", listener)], Cancel);
        using var client = await NetworkNamespace.Own.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), Cancel);
        using var server = await listener.AcceptAsync(Cancel);
        await _ports.ReconcileAsync([], Cancel);
        Assert.Equal("", await ReceiveAsync(client));
        await Assert.ThrowsAsync<SocketException>(async () => await NetworkNamespace.Own.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), Cancel));
    }
}
