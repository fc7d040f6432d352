using System.Text;
using Keles.Streaming.PortForward;
using Keles.Streaming.Relays;
using Keles.Streaming.Upgrade;
using Microsoft.AspNetCore.Http;

namespace Keles.Streaming.Tests.PortForward;

/// <summary>What must hold on every way from a port forwarding client to its server.</summary>
public sealed class PortForwards
{
    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    public static TheoryData<bool, bool> Ways() => new() { { false, false }, { true, false }, { false, true }, { true, true } };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Connections_to_ports_are_separate_and_end_each_way_alone(bool throughWebSocket, bool proxied)
    {
        await using var way = await Way.Make(proxied);
        await using var client = await way.Dial(throughWebSocket);
        var first = await client.OpenAsync(80, Test);
        var second = await client.OpenAsync(8080, Test);
        await second.Data.Send("two");
        await second.Data.End();
        await first.Data.Send("one");
        await first.Data.End();
        Assert.Equal("80:one", await first.Data.ReadToEnd());
        Assert.Equal("8080:two", await second.Data.ReadToEnd());
        Assert.Equal("", await first.Error.ReadToEnd());
        Assert.Equal("", await second.Error.ReadToEnd());
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_port_that_cannot_be_reached_says_why_and_others_go_on(bool throughWebSocket, bool proxied)
    {
        await using var way = await Way.Make(proxied);
        await using var client = await way.Dial(throughWebSocket);
        var closed = await client.OpenAsync(1, Test);
        Assert.Equal("connection refused", await closed.Error.ReadToEnd());
        var open = await client.OpenAsync(80, Test);
        await open.Data.End();
        Assert.Equal("80:", await open.Data.ReadToEnd());
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Much_flows_through_both_ways_at_once(bool throughWebSocket, bool proxied)
    {
        await using var way = await Way.Make(proxied);
        await using var client = await way.Dial(throughWebSocket);
        var pair = await client.OpenAsync(80, Test);
        var sent = new string('x', 16 * 1024 * 1024);
        var sending = Task.Run(
            async () =>
            {
                await pair.Data.Send(sent);
                await pair.Data.End();
            },
            Test);
        Assert.Equal(("80:" + sent).Length, (await pair.Data.ReadToEnd()).Length);
        await sending;
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_client_that_goes_ends_the_session(bool throughWebSocket, bool proxied)
    {
        await using var way = await Way.Make(proxied);
        var client = await way.Dial(throughWebSocket);
        await client.OpenAsync(80, Test);
        await client.DisposeAsync();
        await way.Ended.Task.WaitAsync(TimeSpan.FromSeconds(20), Test);
    }

    [Fact]
    public async Task A_backend_that_refuses_is_told_before_any_upgrade()
    {
        await using var far = await WebHost.Serve(http => UpgradeAccept.RefuseAsync(http, 404, "no such pod"));
        var proxy = new PortForwardProxy(TimeProvider.System);
        await using var near = await WebHost.Serve(async http =>
        {
            try
            {
                await proxy.RunAsync(http, far.At("/"), http.RequestAborted);
            }
            catch (UpgradeRefusedException refused)
            {
                http.Response.StatusCode = refused.StatusCode;
                await http.Response.WriteAsync("passed on: " + refused.Body);
            }
        });
        var failure = await Assert.ThrowsAsync<UpgradeRefusedException>(() => PortForwardClient.DialAsync(near.At("/"), throughWebSocket: true, Test));
        Assert.Equal((404, "passed on: no such pod\n"), (failure.StatusCode, failure.Body));
    }

    private sealed class Way : IAsyncDisposable
    {
        private readonly WebHost _far;
        private readonly WebHost? _near;

        private Way(WebHost far, WebHost? near, TaskCompletionSource ended)
        {
            _far = far;
            _near = near;
            Ended = ended;
        }

        public TaskCompletionSource Ended { get; }

        public static async Task<Way> Make(bool proxied)
        {
            var ended = new TaskCompletionSource();
            var far = await WebHost.Serve(http => Forward(http, ended));
            var proxy = new PortForwardProxy(TimeProvider.System);
            return new Way(far, proxied ? await WebHost.Serve(http => proxy.RunAsync(http, far.At("/"), CancellationToken.None)) : null, ended);
        }

        public Task<PortForwardClient> Dial(bool throughWebSocket) => PortForwardClient.DialAsync((_near ?? _far).At("/"), throughWebSocket, Test);

        public async ValueTask DisposeAsync()
        {
            await (_near?.DisposeAsync() ?? ValueTask.CompletedTask);
            await _far.DisposeAsync();
        }

        private static async Task Forward(HttpContext http, TaskCompletionSource ended)
        {
            await using var session = await PortForwardServer.AcceptAsync(http, TimeProvider.System);
            var pairs = new List<Task>();
            await foreach (var pair in session!.PairsAsync(CancellationToken.None))
            {
                pairs.Add(Echo(pair));
            }
            await Task.WhenAll(pairs);
            ended.SetResult();
        }

        private static async Task Echo(PortForwardPair pair)
        {
            try
            {
                if (pair.Port == 1)
                {
                    await pair.Error.WriteAsync(Encoding.UTF8.GetBytes("connection refused"), CancellationToken.None);
                }
                else
                {
                    await pair.Data.WriteAsync(Encoding.UTF8.GetBytes($"{pair.Port}:"), CancellationToken.None);
                    var buffer = new byte[8192];
                    while (await pair.Data.ReadAsync(buffer, CancellationToken.None) is > 0 and var count)
                    {
                        await pair.Data.WriteAsync(buffer.AsMemory(0, count), CancellationToken.None);
                    }
                }
                await pair.Error.CompleteAsync(CancellationToken.None);
                await pair.Data.CompleteAsync(CancellationToken.None);
            }
            catch (IOException)
            {
                // The client went away.
            }
        }
    }
}
