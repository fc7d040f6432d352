using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Keles.ApiServer.Hosting;

/// <summary>Serves a handler over HTTPS (HTTP/1.1 and HTTP/2) on sockets that already listen, wherever they were made.</summary>
/// <remarks>Kestrel itself without the web host around it: there is nothing to configure and it starts in a fraction of the time.</remarks>
internal sealed class HttpsFront : IHttpApplication<HttpContext>, IAsyncDisposable
{
    private readonly RequestDelegate handler;
    private readonly TimeProvider time;
    private readonly KestrelServer server;

    /// <param name="listeners">Listening sockets; they belong to the server from here on.</param>
    /// <param name="certificate">Asked for at every handshake, so that a renewed one takes effect.</param>
    public HttpsFront(IEnumerable<Socket> listeners, Func<X509Certificate2> certificate, RequestDelegate handler, TimeProvider time, ILoggerFactory logs)
    {
        (this.handler, this.time) = (handler, time);
        var options = new KestrelServerOptions { AddServerHeader = false, ApplicationServices = new JustLogs(logs) };
        options.Limits.MaxRequestLineSize = ServerLimits.RequestLineBytes;
        options.Limits.MaxRequestHeadersTotalSize = ServerLimits.RequestHeaderBytes;
        options.Limits.MaxRequestBufferSize = ServerLimits.RequestLineBytes + ServerLimits.RequestHeaderBytes;
        options.Limits.Http2.MaxRequestHeaderFieldSize = ServerLimits.RequestLineBytes;
        options.Limits.Http2.MaxStreamsPerConnection = ServerLimits.StreamsPerConnection;
        // Bodies are bounded where they are read; streams of exec and proxies have no size and may rest.
        options.Limits.MaxRequestBodySize = null;
        options.Limits.MinRequestBodyDataRate = null;
        options.Limits.MinResponseDataRate = null;
        foreach (var listener in listeners)
        {
            options.ListenHandle((ulong)listener.SafeHandle.DangerousGetHandle(), o =>
            {
                o.Protocols = HttpProtocols.Http1AndHttp2;
                o.UseHttps(new HttpsConnectionAdapterOptions
                {
                    ServerCertificateSelector = (_, _) => certificate(),
                    ClientCertificateMode = ClientCertificateMode.AllowCertificate,
                    // Whoever cannot be verified is let in without a name; the gate decides.
                    ClientCertificateValidation = static (_, _, _) => true,
                });
            });
            listener.SafeHandle.SetHandleAsInvalid();
        }

        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), logs);
        server = new KestrelServer(Options.Create(options), transport, logs);
    }

    public Task StartAsync(CancellationToken cancel) => server.StartAsync(this, cancel);

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public Task ProcessRequestAsync(HttpContext context) => handler(context);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    /// <summary>Takes no more connections, lets what runs end within the limit, then closes all.</summary>
    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(ServerLimits.Drain, time);
        await server.StopAsync(limit.Token);
        server.Dispose();
    }

    /// <summary>What Kestrel asks a service provider for when it sets up TLS.</summary>
    private sealed class JustLogs(ILoggerFactory logs) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(ILoggerFactory) ? logs : null;
    }
}
