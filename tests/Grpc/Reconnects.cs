using System.Net;
using System.Net.Sockets;

namespace Keles.Grpc.Tests;

public sealed class Reconnects
{
    private static readonly GrpcServices Echoes = new GrpcServices(TimeProvider.System).Unary(Text.Echo, (text, _) => Task.FromResult(text));

    [Fact]
    public async Task A_restarted_server_is_found_again()
    {
        await using var wire = await Wire.To(Echoes);
        Assert.Equal("before", await wire.Echo("before"));
        await wire.StopServer();
        Assert.Equal(StatusCode.Unavailable, (await wire.EchoFails()).Code);
        await wire.StartServer(Echoes);
        Assert.Equal("after", await wire.Echo("after"));
    }

    [Fact]
    public async Task A_call_under_way_when_the_server_dies_is_unavailable()
    {
        // A peer that accepts, then vanishes without a word.
        var path = Path.Combine(Path.GetTempPath(), $"keles-grpc-{Guid.NewGuid():N}.sock");
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        using var channel = new GrpcChannel(GrpcTarget.Unix("unix://" + path), TimeProvider.System);
        var call = channel.UnaryAsync(Text.Echo, "x", CallOptions.Default, TestContext.Current.CancellationToken);
        using (var accepted = await listener.AcceptAsync(TestContext.Current.CancellationToken))
        {
            await accepted.ReceiveAsync(new byte[64], TestContext.Current.CancellationToken);
        }
        Assert.Equal(StatusCode.Unavailable, (await Assert.ThrowsAsync<GrpcException>(() => call)).Code);
        File.Delete(path);
    }

    [Fact]
    public async Task No_server_is_unavailable_and_the_message_names_the_socket()
    {
        using var channel = new GrpcChannel(GrpcTarget.Unix("/nowhere/at/all.sock"), TimeProvider.System);
        var failure = await Assert.ThrowsAsync<GrpcException>(() => channel.UnaryAsync(Text.Echo, "x", CallOptions.Default, TestContext.Current.CancellationToken));
        Assert.Equal(StatusCode.Unavailable, failure.Code);
        Assert.Contains("unix:///nowhere/at/all.sock", failure.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_port_is_unavailable()
    {
        using var free = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        free.Bind(new IPEndPoint(IPAddress.Loopback, 0)); // bound but not listening: refuses
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)free.LocalEndPoint!).Port}");
        using var channel = new GrpcChannel(GrpcTarget.Tcp(address), TimeProvider.System);
        var failure = await Assert.ThrowsAsync<GrpcException>(() => channel.UnaryAsync(Text.Echo, "x", CallOptions.Default, TestContext.Current.CancellationToken));
        Assert.Equal(StatusCode.Unavailable, failure.Code);
    }
}
