using System.Text;
using Keles.Streaming.Relays;
using Keles.Streaming.Upgrade;
using Microsoft.AspNetCore.Http;

namespace Keles.Streaming.Tests.Upgrade;

public sealed class RawUpgrades
{
    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Any_protocol_passes_through_with_its_headers_but_without_credentials()
    {
        string? seen = null;
        await using var far = await WebHost.Serve(async http =>
        {
            seen = $"{http.Request.Headers["X-Mine"]} {http.Request.Headers.Authorization} {http.Request.Headers["X-Forwarded-For"]} {http.Request.Headers["X-Added"]}";
            http.Response.Headers["X-Theirs"] = "yes";
            await using var transport = await UpgradeAccept.SwitchAsync(http, "echo/1");
            await Shout(transport);
        });
        var proxy = new UpgradeProxy(TimeProvider.System);
        await using var near = await WebHost.Serve(http =>
            proxy.RunAsync(http, far.At("/") with { Headers = [new("X-Added", "here")] }, CancellationToken.None));

        var upgraded = await UpgradeDialer.DialAsync(near.At("/"), HttpMethod.Get, "echo/1", [new("X-Mine", "m"), new("Authorization", "Bearer t")], Test);
        await using var stream = upgraded.Transport;
        await stream.WriteAsync("hello"u8.ToArray(), Test);
        var answer = new byte[5];
        await stream.ReadExactlyAsync(answer, Test);

        Assert.Equal("HELLO", Encoding.UTF8.GetString(answer));
        Assert.Equal(("yes", "echo/1"), (upgraded.Header("X-Theirs"), upgraded.Header("Upgrade")));
        Assert.Equal("m  127.0.0.1 here", seen);
    }

    [Fact]
    public async Task The_end_of_either_side_ends_the_other()
    {
        var served = new TaskCompletionSource();
        await using var far = await WebHost.Serve(async http =>
        {
            await using var transport = await UpgradeAccept.SwitchAsync(http, "echo/1");
            await Shout(transport);
            served.SetResult();
        });
        var proxy = new UpgradeProxy(TimeProvider.System);
        await using var near = await WebHost.Serve(http => proxy.RunAsync(http, far.At("/"), CancellationToken.None));
        var upgraded = await UpgradeDialer.DialAsync(near.At("/"), HttpMethod.Get, "echo/1", [], Test);
        await upgraded.Transport.DisposeAsync();
        await served.Task.WaitAsync(TimeSpan.FromSeconds(20), Test);
    }

    [Fact]
    public async Task A_request_that_is_no_upgrade_is_refused()
    {
        var proxy = new UpgradeProxy(TimeProvider.System);
        await using var near = await WebHost.Serve(http => proxy.RunAsync(http, new UpgradeTarget(new HttpClient(), new Uri("http://127.0.0.1:1")), CancellationToken.None));
        Assert.Equal((400, "Upgrade request required\n"), (await near.Get("/") is var (status, body, _) ? (status, body) : default));
    }

    [Fact]
    public async Task A_backend_that_is_not_there_is_the_callers_to_answer()
    {
        var proxy = new UpgradeProxy(TimeProvider.System);
        using var http = new HttpMessageInvoker(new SocketsHttpHandler());
        Exception? seen = null;
        await using var near = await WebHost.Serve(async context =>
        {
            seen = await Record.ExceptionAsync(() => proxy.RunAsync(context, new UpgradeTarget(http, new Uri("http://127.0.0.1:1")), CancellationToken.None));
            context.Response.StatusCode = 503;
        });
        var refused = await Assert.ThrowsAsync<UpgradeRefusedException>(() => UpgradeDialer.DialAsync(near.At("/"), HttpMethod.Get, "echo/1", [], Test));
        Assert.Equal(503, refused.StatusCode);
        Assert.IsType<HttpRequestException>(seen);
    }

    private static async Task Shout(Stream transport)
    {
        var buffer = new byte[100];
        while (await transport.ReadAsync(buffer, CancellationToken.None) is > 0 and var count)
        {
            await transport.WriteAsync(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(buffer, 0, count).ToUpperInvariant()));
            await transport.FlushAsync();
        }
    }
}
