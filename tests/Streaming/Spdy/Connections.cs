using Keles.Streaming.Spdy;
using Keles.Streaming.Spdy.Frames;

namespace Keles.Streaming.Tests.Spdy;

public sealed class Connections
{
    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;
    private static readonly Dictionary<string, string> Headers = new() { ["streamtype"] = "data" };

    [Fact]
    public async Task A_stream_carries_headers_and_bytes_both_ways_and_ends_each_way_alone()
    {
        var (client, server) = Pair();
        await using var closesClient = client;
        await using var closesServer = server;
        var (ours, theirs) = await Open(client, server);
        Assert.Equal("data", theirs.Headers["StreamType"]);

        await ours.Send("question");
        await ours.End();
        Assert.Equal("question", await theirs.ReadToEnd());
        await theirs.Send("answer");
        await theirs.End();
        Assert.Equal("answer", await ours.ReadToEnd());
        await Assert.ThrowsAsync<IOException>(async () => await ours.Send("more"));
    }

    [Fact]
    public async Task Both_sides_open_streams()
    {
        var (client, server) = Pair();
        await using var closesClient = client;
        await using var closesServer = server;
        var (_, first) = await Open(client, server);
        var (_, second) = await Open(client, server);
        var (_, pushed) = await Open(server, client);
        Assert.Equal((1, 3, 2), (first.Id, second.Id, pushed.Id));
    }

    [Fact]
    public async Task A_ping_is_answered()
    {
        var (client, server) = Pair();
        await using var closesClient = client;
        await using var closesServer = server;
        await client.PingAsync(Test);
        await server.PingAsync(Test);
        await client.PingAsync(Test);
    }

    [Fact]
    public async Task A_reset_stream_reads_to_its_end_and_refuses_writes()
    {
        var (client, server) = Pair();
        await using var closesClient = client;
        await using var closesServer = server;
        var (ours, theirs) = await Open(client, server);
        await theirs.Send("last words");
        await theirs.ResetAsync(Test);
        Assert.Equal("last words", await ours.ReadToEnd());
        await Assert.ThrowsAsync<IOException>(async () => await ours.Send("x"));
    }

    [Fact]
    public async Task A_refused_stream_is_told_to_its_opener()
    {
        var (client, server) = Pair();
        await using var closesClient = client;
        await using var closesServer = server;
        var opening = client.OpenAsync(Headers, Test);
        await (await server.Incoming.ReadAsync(Test)).ResetAsync(Test);
        await Assert.ThrowsAsync<IOException>(() => opening);
    }

    [Fact]
    public async Task After_a_go_away_open_streams_go_on_and_new_ones_are_refused()
    {
        var (client, server) = Pair();
        await using var closesClient = client;
        await using var closesServer = server;
        var (ours, theirs) = await Open(client, server);
        await server.GoAwayAsync(Test);
        await server.PingAsync(Test); // it was read
        await Assert.ThrowsAsync<IOException>(() => client.OpenAsync(Headers, Test));
        await ours.Send("still here");
        await ours.End();
        Assert.Equal("still here", await theirs.ReadToEnd());
    }

    [Fact]
    public async Task A_lost_connection_fails_reads_writes_opens_and_pings()
    {
        var (client, server) = Pair();
        await using var closesClient = client;
        var (ours, theirs) = await Open(client, server);
        await theirs.Send("half a");
        var ping = client.PingAsync(Test);
        await server.DisposeAsync();
        await Assert.ThrowsAsync<IOException>(() => ours.ReadToEnd());
        await client.Completion;
        await Assert.ThrowsAsync<IOException>(async () => await ours.Send("x"));
        await Assert.ThrowsAsync<IOException>(() => client.OpenAsync(Headers, Test));
        await Record.ExceptionAsync(() => ping); // answered or lost, but over
        Assert.False(client.Incoming.TryRead(out _));
    }

    [Fact]
    public async Task A_slow_stream_does_not_hold_up_another_between_peers_that_keep_windows()
    {
        var (client, server) = Pair();
        await using var closesClient = client;
        await using var closesServer = server;
        var (slow, unread) = await Open(client, server);
        var (quick, read) = await Open(client, server);
        await client.PingAsync(Test); // the settings have crossed
        var flood = Flood(slow, 2 * SpdyLimits.StreamWindow);
        for (var i = 0; i < 20; i++)
        {
            await quick.Send("ping");
            Assert.Equal("ping", await read.ReadExactly(4));
        }
        Assert.False(flood.IsCompleted);
        await Drain(unread, 2 * SpdyLimits.StreamWindow);
        await flood;
    }

    [Fact]
    public async Task A_peer_without_windows_gets_more_than_any_window_without_asking()
    {
        // What client-go and containerd do: no settings, no updates.
        var (ours, theirs) = DuplexPair.Make();
        await using var connection = SpdyConnection.Start(ours, isServer: true);
        await theirs.WriteAsync(FrameEncoder.SynStream(1, false, Convert.FromHexString("78f9e3c6a7c202e50e703a2b294a4dcc851625aca9a080c65eb00a62d807000000ffff")), Test);
        var stream = await connection.Incoming.ReadAsync(Test);
        await stream.AcceptAsync(Test);
        const int Much = 4 * 1024 * 1024;
        var flood = Flood(stream, Much);
        var received = 0;
        var buffer = new byte[64 * 1024];
        while (received < Much)
        {
            received += await theirs.ReadAsync(buffer, Test);
        }
        await flood;
    }

    private static (SpdyConnection Client, SpdyConnection Server) Pair()
    {
        var (one, other) = DuplexPair.Make();
        return (SpdyConnection.Start(one, isServer: false), SpdyConnection.Start(other, isServer: true));
    }

    private static async Task<(SpdyStream Ours, SpdyStream Theirs)> Open(SpdyConnection from, SpdyConnection to)
    {
        var opening = from.OpenAsync(Headers, Test);
        var theirs = await to.Incoming.ReadAsync(Test);
        await theirs.AcceptAsync(Test);
        return (await opening, theirs);
    }

    private static async Task Flood(SpdyStream stream, int count) => await stream.WriteAsync(new byte[count], Test);

    private static async Task Drain(SpdyStream stream, int count)
    {
        var buffer = new byte[16 * 1024];
        while (count > 0)
        {
            count -= await stream.ReadAsync(buffer, Test);
        }
    }
}
