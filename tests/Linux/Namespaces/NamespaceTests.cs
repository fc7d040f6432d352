using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Keles.Linux.Tests;

public class NamespaceTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string NamespaceOf(string kind) => new FileInfo($"/proc/thread-self/ns/{kind}").LinkTarget!;

    [Fact]
    public async Task A_program_starts_as_process_1_under_its_own_host_name()
    {
        await using var sandbox = Sandbox.Create(prepare: () => HostName.Set("node-7"));
        var result = await sandbox.RunAsync("sh", "-c", "mount -t proc proc /proc && hostname && cat /proc/1/comm && ls /sys/class/net");
        Assert.Equal("node-7\nsleep\n", result.OrThrow().Output[.."node-7\nsleep\n".Length]);
        Assert.NotEqual("node-7", Environment.MachineName);
    }

    [Fact]
    public async Task Code_runs_inside_and_this_process_stays_outside()
    {
        await using var sandbox = Sandbox.Create();
        var before = NamespaceOf("net");
        var inside = NamespaceThread.Run(sandbox.Namespaces, () => NamespaceOf("net") + NamespaceOf("mnt"));
        Assert.DoesNotContain(before, inside);
        Assert.Equal(before, NamespaceOf("net"));
    }

    [Fact]
    public async Task A_failure_inside_reaches_the_caller()
    {
        await using var sandbox = Sandbox.Create();
        Assert.Throws<DivideByZeroException>(() => NamespaceThread.Run<int>(sandbox.Namespaces, () => throw new DivideByZeroException()));
    }

    [Fact]
    public async Task The_namespaces_of_an_ended_process_cannot_be_entered()
    {
        var sandbox = Sandbox.Create();
        await sandbox.DisposeAsync();
        var problem = Assert.Throws<LinuxException>(() => NamespaceThread.Run(sandbox.Namespaces, () => 1));
        Assert.Equal(Errno.NoProcess, problem.Errno);
    }

    [Fact]
    public async Task Sockets_made_inside_meet_each_other_and_nobody_outside()
    {
        await using var sandbox = Sandbox.Create(NamespaceKinds.Network);
        (await sandbox.RunAsync("ip", "link", "set", "lo", "up")).OrThrow();
        var inside = new NetworkNamespace(sandbox.Namespaces);
        using var listener = inside.Listen(new IPEndPoint(IPAddress.Loopback, 0));
        var endpoint = (IPEndPoint)listener.LocalEndPoint!;

        using var client = await inside.ConnectAsync(endpoint, Cancel);
        using var server = await listener.AcceptAsync(Cancel);
        await client.SendAsync("hello"u8.ToArray(), Cancel);
        var buffer = new byte[16];
        var count = await server.ReceiveAsync(buffer, Cancel);
        Assert.Equal("hello", Encoding.ASCII.GetString(buffer, 0, count));

        var refused = await Assert.ThrowsAsync<SocketException>(async () => await NetworkNamespace.Own.ConnectAsync(endpoint, Cancel));
        Assert.Equal(SocketError.ConnectionRefused, refused.SocketErrorCode);
    }

    [Fact]
    public void A_taken_port_is_noticed()
    {
        using var first = NetworkNamespace.Own.Listen(new IPEndPoint(IPAddress.Loopback, 0));
        var problem = Assert.Throws<SocketException>(() => NetworkNamespace.Own.Listen((IPEndPoint)first.LocalEndPoint!));
        Assert.Equal(SocketError.AddressAlreadyInUse, problem.SocketErrorCode);
    }

    [Fact]
    public async Task Datagrams_travel_inside()
    {
        await using var sandbox = Sandbox.Create(NamespaceKinds.Network);
        (await sandbox.RunAsync("ip", "link", "set", "lo", "up")).OrThrow();
        var inside = new NetworkNamespace(sandbox.Namespaces);
        using var server = inside.BindUdp(new IPEndPoint(IPAddress.Loopback, 0));
        using var client = inside.BindUdp(new IPEndPoint(IPAddress.Loopback, 0));
        await client.SendToAsync("hi"u8.ToArray(), server.LocalEndPoint!, Cancel);
        var buffer = new byte[16];
        var received = await server.ReceiveFromAsync(buffer, client.LocalEndPoint!, Cancel);
        Assert.Equal((2, client.LocalEndPoint), (received.ReceivedBytes, received.RemoteEndPoint));
    }

    [Fact]
    public async Task A_namespace_kept_by_a_file_can_be_entered()
    {
        await using var sandbox = Sandbox.Create(NamespaceKinds.Network);
        var set = NamespaceSet.Network($"/proc/{sandbox.Holder.Id}/ns/net");
        Assert.Equal(NamespaceThread.Run(sandbox.Namespaces, () => NamespaceOf("net")), NamespaceThread.Run(set, () => NamespaceOf("net")));
    }
}
