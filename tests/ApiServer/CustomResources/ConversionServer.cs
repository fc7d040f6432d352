using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Keles.Pki;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Keles.ApiServer.Tests.CustomResources;

/// <summary>A conversion webhook on loopback: <c>spec.size</c> in v1 is <c>spec.sizes[0]</c> in v2.</summary>
internal sealed class ConversionServer : IAsyncDisposable
{
    private readonly CertificateAuthority authority = CertificateAuthority.Create("webhooks", TimeProvider.System);
    private readonly X509Certificate2 serving;
    private readonly WebApplication app;

    private ConversionServer(string name)
    {
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
        app.Run(AnswerAsync);
    }

    public int Port => new Uri(app.Urls.First()).Port;

    public string CaBundle => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(authority.CertificatePem));

    /// <summary>How many objects were in each question so far.</summary>
    public List<int> Asked { get; } = [];

    /// <summary>What the test makes of an answer that is otherwise right.</summary>
    public Action<JsonObject> Spoil { get; set; } = static _ => { };

    public static async Task<ConversionServer> StartAsync(string name = "127.0.0.1")
    {
        var made = new ConversionServer(name);
        await made.app.StartAsync();
        return made;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        serving.Dispose();
        authority.Dispose();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var review = (await JsonNode.ParseAsync(http.Request.Body))!.AsObject();
        var request = review["request"]!.AsObject();
        var wanted = (string)request["desiredAPIVersion"]!;
        var objects = request["objects"]!.AsArray();
        lock (Asked) Asked.Add(objects.Count);
        var converted = new JsonArray([.. objects.Select(o => Converted(o!.DeepClone().AsObject(), wanted))]);
        review["response"] = new JsonObject
        {
            ["uid"] = (string)request["uid"]!,
            ["convertedObjects"] = converted,
            ["result"] = new JsonObject { ["status"] = "Success" },
        };
        review.Remove("request");
        Spoil(review);
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(review.ToJsonString());
    }

    private static JsonObject Converted(JsonObject value, string wanted)
    {
        value["apiVersion"] = wanted;
        var spec = value["spec"]!.AsObject();
        if (wanted.EndsWith("/v2", StringComparison.Ordinal) && spec["size"] is { } size) spec["sizes"] = new JsonArray((int)size);
        if (wanted.EndsWith("/v1", StringComparison.Ordinal) && spec["sizes"] is JsonArray sizes) spec["size"] = (int)sizes[0]!;
        spec.Remove(wanted.EndsWith("/v2", StringComparison.Ordinal) ? "size" : "sizes");
        return value;
    }
}
