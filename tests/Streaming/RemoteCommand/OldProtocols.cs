using System.Net.WebSockets;
using System.Text;

namespace Keles.Streaming.Tests.RemoteCommand;

/// <summary>The older WebSocket subprotocols, spoken by hand as clients in the field do.</summary>
public sealed class OldProtocols
{
    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Base64_frames_are_text_with_a_digit_before_them()
    {
        await using var host = await WebHost.Serve(new FakeContainer().Run);
        using var socket = await Open(host, FakeContainer.Path("line", new(true, true, false, false)), "v4.base64.channel.k8s.io");
        Assert.Equal((WebSocketMessageType.Text, "1"), await Receive(socket)); // the announcement
        await socket.SendAsync(Encoding.ASCII.GetBytes("0" + Convert.ToBase64String("foo\n"u8)), WebSocketMessageType.Text, true, Test);
        Assert.Equal((WebSocketMessageType.Text, "1Zm9vCg=="), await Receive(socket));
        var (_, status) = await Receive(socket);
        Assert.Equal("""{"metadata":{},"status":"Success"}""", Encoding.UTF8.GetString(Convert.FromBase64String(status[1..])));
        Assert.Equal(WebSocketMessageType.Close, (await Receive(socket)).Type);
    }

    [Theory]
    [InlineData("channel.k8s.io")]
    [InlineData("")]
    public async Task The_first_version_tells_failures_as_text_and_success_not_at_all(string protocol)
    {
        await using var host = await WebHost.Serve(new FakeContainer().Run);
        using (var failing = await Open(host, FakeContainer.Path("both", new(false, true, true, false)), protocol))
        {
            Assert.Equal(["\u0001", "\u0001to out", "\u0002to err", "\u0003command terminated with non-zero exit code: exit status 7"], await ReceiveAll(failing));
        }
        using var fine = await Open(host, FakeContainer.Path("flood", new(false, true, false, false), bytes: 4), protocol);
        Assert.Equal(["\u0001", "\u00010123"], await ReceiveAll(fine));
    }

    [Fact]
    public async Task Frames_for_channels_that_are_not_there_are_ignored()
    {
        await using var host = await WebHost.Serve(new FakeContainer().Run);
        using var socket = await Open(host, FakeContainer.Path("line", new(true, true, false, false)), "v5.channel.k8s.io");
        byte[][] nonsense = [[], [9, 1, 2], [255], [255, 77], [255, 0, 0], [1, 65], [200]];
        foreach (var frame in nonsense)
        {
            await socket.SendAsync(frame, WebSocketMessageType.Binary, true, Test);
        }
        await socket.SendAsync("\0ok\n"u8.ToArray(), WebSocketMessageType.Binary, true, Test);
        Assert.Equal(["\u0001", "\u0001ok\n", "\u0003{\"metadata\":{},\"status\":\"Success\"}"], await ReceiveAll(socket));
    }

    [Fact]
    public async Task Random_frames_never_hurt_the_server()
    {
        var random = new Random(5);
        var container = new FakeContainer();
        await using var host = await WebHost.Serve(container.Run);
        foreach (var protocol in new[] { "v5.channel.k8s.io", "v4.base64.channel.k8s.io" })
        {
            using var socket = await Open(host, FakeContainer.Path("cat", new(true, true, false, false)), protocol);
            for (var i = 0; i < 200; i++)
            {
                var frame = new byte[random.Next(0, 6)];
                random.NextBytes(frame);
                await socket.SendAsync(frame, WebSocketMessageType.Binary, random.Next(3) > 0, Test);
            }
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", Test);
            await ReceiveAll(socket);
        }
        using var next = await Open(host, FakeContainer.Path("flood", new(false, true, false, false), bytes: 4), "v5.channel.k8s.io");
        Assert.Contains("\u00010123", await ReceiveAll(next));
    }

    private static async Task<ClientWebSocket> Open(WebHost host, string path, string protocol)
    {
        var socket = new ClientWebSocket();
        if (protocol.Length > 0)
        {
            socket.Options.AddSubProtocol(protocol);
        }
        await socket.ConnectAsync(new UriBuilder(new Uri(host.Address, path)) { Scheme = "ws" }.Uri, Test);
        return socket;
    }

    private static async Task<(WebSocketMessageType Type, string Text)> Receive(WebSocket socket)
    {
        var buffer = new byte[64 * 1024];
        var received = await socket.ReceiveAsync(buffer, Test);
        Assert.True(received.EndOfMessage);
        return (received.MessageType, Encoding.Latin1.GetString(buffer, 0, received.Count));
    }

    private static async Task<List<string>> ReceiveAll(WebSocket socket)
    {
        var all = new List<string>();
        while (await Receive(socket) is { Type: not WebSocketMessageType.Close } message)
        {
            all.Add(message.Text);
        }
        return all;
    }
}
