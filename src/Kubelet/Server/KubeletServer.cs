using Keles.Client;
using Keles.Kubelet.Server.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;

namespace Keles.Kubelet.Server;

/// <summary>The kubelet's own HTTPS server: commands, logs, port forwarding, statistics; for those whom the API lets in.</summary>
internal sealed partial class KubeletServer(KubeletOptions options, KubeletServing serving, Authentication authentication, Authorization authorization, KubeletHandlers handlers, ILogger log)
{
    /// <summary>A command of several kilobytes is part of the address.</summary>
    private const int MaxRequestLine = 1 << 20;

    /// <summary>Serves until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        // The empty builder: no configuration files, no file watcher.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(Configure);
        await using var app = builder.Build();
        app.Run(AnswerAsync);
        await app.StartAsync(cancel);
        Listening(log, options.ServerPort);
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (cancel.UnsafeRegister(static s => ((TaskCompletionSource)s!).TrySetResult(), stopped))
        {
            await stopped.Task;
        }
        await app.StopAsync(new CancellationToken(canceled: true));
        cancel.ThrowIfCancellationRequested();
    }

    private void Configure(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestLineSize = MaxRequestLine;
        kestrel.Limits.MaxRequestHeadersTotalSize = MaxRequestLine;
        kestrel.Limits.MinResponseDataRate = null;
        kestrel.Listen(System.Net.IPAddress.Any, options.ServerPort, listen =>
        {
            // Upgrades are of HTTP/1.1 only.
            listen.Protocols = HttpProtocols.Http1;
            listen.UseHttps(https =>
            {
                https.ServerCertificateSelector = (_, _) => serving.Certificate();
                https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
                // Who it is is decided per request; a certificate that nobody knows is no reason to break off, for there may be a token too.
                https.ClientCertificateValidation = static (_, _, _) => true;
            });
        });
    }

    private async Task AnswerAsync(HttpContext http)
    {
        try
        {
            if (await authentication.WhoAsync(http) is not { } caller)
            {
                await AnswerAsync(http, StatusCodes.Status401Unauthorized, "Unauthorized");
                return;
            }
            if (await authorization.RefuseAsync(caller, http.Request) is { } refusal)
            {
                await AnswerAsync(http, StatusCodes.Status403Forbidden, refusal);
                return;
            }
            await handlers.AnswerAsync(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client has gone.
        }
        catch (ApiException failed) when (!http.Response.HasStarted)
        {
            await AnswerAsync(http, StatusCodes.Status500InternalServerError, failed.Message);
        }
        catch (Exception failed) when (failed is IOException or ServerAnswerException or Grpc.GrpcException)
        {
            var answer = failed as ServerAnswerException ?? ServerAnswerException.Of(failed);
            if (!http.Response.HasStarted)
            {
                await AnswerAsync(http, answer.Code, answer.Message);
            }
        }
    }

    private static async Task AnswerAsync(HttpContext http, int code, string text)
    {
        http.Response.StatusCode = code;
        http.Response.ContentType = "text/plain; charset=utf-8";
        await http.Response.WriteAsync(text, http.RequestAborted);
    }

    [LoggerMessage(6030, LogLevel.Information, "The kubelet serves on port {Port}")]
    private static partial void Listening(ILogger log, int port);
}
