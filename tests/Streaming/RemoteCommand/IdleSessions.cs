using Keles.Streaming.Relays;
using Keles.Streaming.RemoteCommand;

namespace Keles.Streaming.Tests.RemoteCommand;

public sealed class IdleSessions
{
    [Fact]
    public async Task A_session_without_a_byte_ends_after_its_limit_and_says_so()
    {
        var time = new ManualTime();
        var container = new FakeContainer();
        await using var far = await WebHost.Serve(container.Run);
        var relayed = new TaskCompletionSource();
        await using var near = await WebHost.Serve(async http =>
        {
            var request = FakeContainer.Request(http.Request.Query);
            var backend = await RemoteCommandClient.DialAsync(far.At(http.Request.Path + http.Request.QueryString), request, RemoteCommandTransport.Spdy, http.RequestAborted);
            var client = await new RemoteCommandServer(time).AcceptAsync(http, request, http.RequestAborted);
            await new RemoteCommandRelay(time) { IdleLimit = TimeSpan.FromMinutes(5) }.RunAsync(client!, backend, CancellationToken.None);
            relayed.SetResult();
        });
        var streams = new RemoteCommandRequest(true, true, false, false);
        await using var run = await RemoteCommandClient.DialAsync(
            near.At(FakeContainer.Path("cat", streams)), streams, RemoteCommandTransport.WebSocket, TestContext.Current.CancellationToken);
        await run.Stdin!.Send("x");
        Assert.Equal("x", await run.Stdout!.ReadExactly(1));

        time.Advance(TimeSpan.FromMinutes(5));

        var status = await ErrorChannel.ReadStatusAsync(run, TestContext.Current.CancellationToken);
        Assert.Contains("idle", status.Message, StringComparison.Ordinal);
        await run.DisposeAsync();
        await relayed.Task.WaitAsync(TestContext.Current.CancellationToken);
        await container.Broken.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_client_that_opens_too_few_streams_is_let_go()
    {
        var time = new ManualTime();
        var waiting = new TaskCompletionSource();
        var done = new TaskCompletionSource<bool>();
        await using var host = await WebHost.Serve(async http =>
        {
            var accepting = new RemoteCommandServer(time).AcceptAsync(http, new(true, true, true, false), CancellationToken.None);
            waiting.SetResult();
            done.SetResult(await accepting is null);
        });
        await using var run = await RemoteCommandClient.DialAsync(
            host.At("/"), new(false, true, false, false), RemoteCommandTransport.Spdy, TestContext.Current.CancellationToken);
        await waiting.Task;
        time.Advance(TimeSpan.FromSeconds(30));
        Assert.True(await done.Task.WaitAsync(TestContext.Current.CancellationToken));
    }
}
