using Keles.Streaming.Relays;
using Keles.Streaming.RemoteCommand;

namespace Keles.Streaming.Tests.RemoteCommand;

/// <summary>One way from a client to a command: directly, or through a server between them.</summary>
internal sealed class Route : IAsyncDisposable
{
    private readonly WebHost _near;
    private readonly WebHost _far;
    private readonly RemoteCommandTransport _transport;

    private Route(WebHost near, WebHost far, FakeContainer container, RemoteCommandTransport transport)
    {
        _near = near;
        _far = far;
        Container = container;
        _transport = transport;
    }

    public FakeContainer Container { get; }

    /// <param name="transport">What the client speaks.</param>
    /// <param name="backend">What the server between speaks with the command's; null for none between.</param>
    public static async Task<Route> Make(RemoteCommandTransport transport, RemoteCommandTransport? backend)
    {
        var container = new FakeContainer();
        var far = await WebHost.Serve(container.Run);
        if (backend is not { } speaks)
        {
            return new Route(far, far, container, transport);
        }
        var server = new RemoteCommandServer(TimeProvider.System);
        var relay = new RemoteCommandRelay(TimeProvider.System);
        var near = await WebHost.Serve(async http =>
        {
            var request = FakeContainer.Request(http.Request.Query);
            var dialled = await RemoteCommandClient.DialAsync(far.At(http.Request.Path + http.Request.QueryString), request, speaks, http.RequestAborted);
            if (await server.AcceptAsync(http, request, http.RequestAborted) is { } client)
            {
                await relay.RunAsync(client, dialled, CancellationToken.None);
            }
        });
        return new Route(near, far, container, transport);
    }

    /// <summary>A way through the proxy that translates only what it must.</summary>
    public static async Task<Route> Proxied(RemoteCommandTransport transport)
    {
        var container = new FakeContainer();
        var far = await WebHost.Serve(container.Run);
        var proxy = new RemoteCommandProxy(TimeProvider.System);
        var near = await WebHost.Serve(http => proxy.RunAsync(
            http, FakeContainer.Request(http.Request.Query), far.At(http.Request.Path + http.Request.QueryString), CancellationToken.None));
        return new Route(near, far, container, transport);
    }

    public Task<IRemoteCommandChannels> Run(string command, RemoteCommandRequest request, int bytes = 0) =>
        RemoteCommandClient.DialAsync(_near.At(FakeContainer.Path(command, request, bytes)), request, _transport, TestContext.Current.CancellationToken);

    public ValueTask KillBackend() => _far.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        await _near.DisposeAsync();
        if (_far != _near)
        {
            await _far.DisposeAsync();
        }
    }
}
