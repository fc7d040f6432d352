using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Keles.Grpc;

/// <summary>A small server of its own on a unix socket, for programs that have no other web server.</summary>
public sealed class GrpcListener : IAsyncDisposable
{
    private readonly WebApplication _app;

    private GrpcListener(WebApplication app) => _app = app;

    public static Task<GrpcListener> StartAsync(string socketPath, GrpcServices services, CancellationToken cancel) =>
        StartAsync(socketPath, services.InvokeAsync, cancel);

    internal static async Task<GrpcListener> StartAsync(string socketPath, RequestDelegate answer, CancellationToken cancel)
    {
        // The empty builder: no configuration files, no file watcher.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
            kestrel.ListenUnixSocket(socketPath, listen => listen.Protocols = HttpProtocols.Http2));
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync(cancel);
        return new GrpcListener(app);
    }

    /// <summary>Cuts calls that are still under way.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }
}
