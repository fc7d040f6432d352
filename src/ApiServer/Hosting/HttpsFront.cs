using System.Diagnostics;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Keles.ApiServer.Metrics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Keles.ApiServer.Hosting;

/// <summary>Serves a handler over HTTPS (HTTP/1.1 and HTTP/2) on sockets that already listen, wherever they were made.</summary>
/// <remarks>Kestrel without the web host around it: no configuration files, no environment, no middleware.</remarks>
internal sealed class HttpsFront : IHttpApplication<HttpContext>, IAsyncDisposable
{
    private readonly RequestDelegate handler;
    private readonly TimeProvider time;
    private readonly ServiceProvider services;
    private readonly IServer server;

    /// <param name="listeners">Listening sockets; they belong to the server from here on.</param>
    /// <param name="certificate">Asked for at every handshake, so that a renewed one takes effect.</param>
    public HttpsFront(IEnumerable<Socket> listeners, Func<X509Certificate2> certificate, RequestDelegate handler, TimeProvider time, ILoggerFactory logs)
    {
        (this.handler, this.time) = (handler, time);
        HandshakeErrors.Count();
        var kestrel = new KestrelServices();
        kestrel.Services.AddSingleton(logs);
        kestrel.Services.AddMetrics();
        kestrel.Services.AddSingleton<DiagnosticSource>(new DiagnosticListener("Keles.ApiServer"));
        kestrel.UseKestrelCore();
        kestrel.Services.Configure<KestrelServerOptions>(options => Configure(options, listeners, certificate));
        services = kestrel.Services.BuildServiceProvider();
        server = services.GetRequiredService<IServer>();
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
        await services.DisposeAsync();
    }

    private static void Configure(KestrelServerOptions options, IEnumerable<Socket> listeners, Func<X509Certificate2> certificate)
    {
        options.AddServerHeader = false;
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
    }

    /// <summary>Kestrel registers itself with a web host's builder; this is the least that it needs of one.</summary>
    private sealed class KestrelServices : IWebHostBuilder
    {
        public ServiceCollection Services { get; } = [];

        public IWebHostBuilder ConfigureServices(Action<IServiceCollection> configureServices)
        {
            configureServices(Services);
            return this;
        }

        public IWebHostBuilder ConfigureServices(Action<WebHostBuilderContext, IServiceCollection> configureServices)
        {
            configureServices(new WebHostBuilderContext(), Services);
            return this;
        }

        public IWebHostBuilder ConfigureAppConfiguration(Action<WebHostBuilderContext, IConfigurationBuilder> configureDelegate) => this;

        public string? GetSetting(string key) => null;

        public IWebHostBuilder UseSetting(string key, string? value) => this;

#pragma warning disable ASPDEPR008 // The interface still has it.
        public IWebHost Build() => throw new NotSupportedException("there is no host to build");
#pragma warning restore ASPDEPR008
    }
}
