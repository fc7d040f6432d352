using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;

namespace Keles.Client.Tests.Https;

/// <summary>A server on loopback that answers as the test says and remembers what it was asked.</summary>
internal sealed class AnswerServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private AnswerServer(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.First());

    public List<string> Requests { get; } = [];

    public static async Task<AnswerServer> StartAsync(RequestDelegate answer, X509Certificate2? tls = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen =>
        {
            if (tls is not null) listen.UseHttps(new HttpsConnectionAdapterOptions { ServerCertificate = tls, ClientCertificateMode = ClientCertificateMode.AllowCertificate, ClientCertificateValidation = (_, _, _) => true });
        }));
        var app = builder.Build();
        var server = new AnswerServer(app);
        app.Run(async context =>
        {
            lock (server.Requests) server.Requests.Add($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}");
            await answer(context);
        });
        await app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
