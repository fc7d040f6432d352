using Microsoft.AspNetCore.Http;

namespace Keles.Grpc.Tests;

/// <summary>A server and a channel to it over a unix socket of its own.</summary>
internal sealed class Wire : IAsyncDisposable
{
    private GrpcListener _listener;

    private Wire(string path, GrpcListener listener, TimeProvider time)
    {
        Path = path;
        _listener = listener;
        Channel = new GrpcChannel(GrpcTarget.Unix(path), time);
    }

    public string Path { get; }

    public GrpcChannel Channel { get; }

    public static Task<Wire> To(GrpcServices services, TimeProvider? clientTime = null) => To(services.InvokeAsync, clientTime);

    public static async Task<Wire> To(RequestDelegate raw, TimeProvider? clientTime = null)
    {
        var path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"keles-grpc-{Guid.NewGuid():N}.sock");
        var listener = await GrpcListener.StartAsync(path, raw, TestContext.Current.CancellationToken);
        return new Wire(path, listener, clientTime ?? TimeProvider.System);
    }

    public Task<string> Echo(string text, CallOptions? options = null) =>
        Channel.UnaryAsync(Text.Echo, text, options ?? CallOptions.Default, TestContext.Current.CancellationToken);

    public async Task<GrpcException> EchoFails(string text = "x", CallOptions? options = null) =>
        await Assert.ThrowsAsync<GrpcException>(() => Echo(text, options));

    public async Task StopServer()
    {
        await _listener.DisposeAsync();
        File.Delete(Path);
    }

    public async Task StartServer(GrpcServices services) =>
        _listener = await GrpcListener.StartAsync(Path, services, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        await StopServer();
    }
}
