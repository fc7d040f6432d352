using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Keles.Pki;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Keles.ApiServer.Tests.Webhooks;

/// <summary>A webhook on loopback over TLS: it is asked a review, and answers with what is made of it.</summary>
internal sealed class ReviewServer : IAsyncDisposable
{
    private readonly CertificateAuthority authority;
    private readonly X509Certificate2 serving;
    private readonly WebApplication app;

    private ReviewServer(string name, TimeProvider time, Func<string, JsonObject, JsonObject?> answer)
    {
        authority = CertificateAuthority.Create("webhooks", time);
        using var issued = authority.IssueServer(name, SubjectNames.Of(name, "127.0.0.1")).ToCertificate();
        serving = X509CertificateLoader.LoadPkcs12(issued.Export(X509ContentType.Pkcs12), null);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(o => o.Listen(IPAddress.Loopback, 0, l =>
        {
            l.Protocols = HttpProtocols.Http1;
            l.UseHttps(serving);
        }));
        app = builder.Build();
        app.Run(http => AnswerAsync(http, answer));
    }

    public string Url => app.Urls.First();

    public string CaBundle => Convert.ToBase64String(Encoding.UTF8.GetBytes(authority.CertificatePem));

    /// <param name="name">What its certificate is for, beside 127.0.0.1.</param>
    /// <param name="time">When the certificate is made; the server that is to trust it must have the same time.</param>
    /// <param name="answer">What is sent back to a review at a path; null is a failure of the webhook.</param>
    public static async Task<ReviewServer> StartAsync(string name, TimeProvider time, Func<string, JsonObject, JsonObject?> answer)
    {
        var made = new ReviewServer(name, time, answer);
        await made.app.StartAsync();
        return made;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        serving.Dispose();
        authority.Dispose();
    }

    private static async Task AnswerAsync(HttpContext http, Func<string, JsonObject, JsonObject?> answer)
    {
        var review = (await JsonNode.ParseAsync(http.Request.Body))!.AsObject();
        if (answer(http.Request.Path.Value!.TrimStart('/'), review) is not { } body)
        {
            http.Response.StatusCode = 500;
            await http.Response.WriteAsync("the webhook is out of order");
            return;
        }

        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(body.ToJsonString());
    }
}
