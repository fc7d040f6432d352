using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Keles.Pki;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Keles.ApiServer.Tests.Admission.Webhooks;

/// <summary>An admission webhook on loopback that answers as a test says, by the path it is asked at.</summary>
internal sealed class HookServer : IAsyncDisposable
{
    private readonly CertificateAuthority authority;
    private readonly X509Certificate2 serving;
    private readonly WebApplication app;

    private HookServer(TimeProvider time)
    {
        authority = CertificateAuthority.Create("webhooks", time);
        using var issued = authority.IssueServer("127.0.0.1", SubjectNames.Of("127.0.0.1")).ToCertificate();
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

    public string Url => app.Urls.First();

    public string CaBundle => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(authority.CertificatePem));

    /// <summary>The questions so far: path and request.</summary>
    public ConcurrentQueue<(string Path, JsonObject Request)> Asked { get; } = [];

    /// <summary>What is answered beside uid and allowed, by path; null is a failure of the webhook.</summary>
    public Func<string, JsonObject, JsonObject?> Answer { get; set; } = static (_, _) => [];

    /// <summary>What the test makes of an answer that is otherwise right.</summary>
    public Action<JsonObject> Spoil { get; set; } = static _ => { };

    /// <param name="time">When the certificate is made; the server that is to trust it must have the same time.</param>
    public static async Task<HookServer> StartAsync(TimeProvider time)
    {
        var made = new HookServer(time);
        await made.app.StartAsync();
        return made;
    }

    /// <summary>A configuration of this server's webhooks: each a name (its path too) and more of its fields as flow YAML.</summary>
    public string Configuration(string name, params (string Name, string More)[] webhooks) =>
        $"{{metadata: {{name: {name}}}, webhooks: [{string.Join(", ", webhooks.Select(w => Webhook(w.Name, w.More)))}]}}";

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        serving.Dispose();
        authority.Dispose();
    }

    /// <summary>A patch as a webhook sends it.</summary>
    public static JsonObject Patch(string operations) => new() { ["patchType"] = "JSONPatch", ["patch"] = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(operations)) };

    private string Webhook(string name, string more)
    {
        var rules = more.Contains("rules:", StringComparison.Ordinal) ? "" : ", rules: [{operations: ['*'], apiGroups: [''], apiVersions: [v1], resources: [configmaps]}]";
        return $"{{name: {name}, admissionReviewVersions: [v1], sideEffects: None, clientConfig: {{url: '{Url}/{name}', caBundle: {CaBundle}}}{rules}{(more.Length > 0 ? ", " + more : "")}}}";
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var review = (await JsonNode.ParseAsync(http.Request.Body))!.AsObject();
        var request = review["request"]!.AsObject();
        var path = http.Request.Path.Value!.TrimStart('/');
        Asked.Enqueue((path, request));
        if (Answer(path, request) is not { } answer)
        {
            http.Response.StatusCode = 500;
            await http.Response.WriteAsync("the webhook is out of order");
            return;
        }

        answer["uid"] = (string)request["uid"]!;
        answer.TryAdd("allowed", true);
        var body = new JsonObject { ["kind"] = (string)review["kind"]!, ["apiVersion"] = (string)review["apiVersion"]!, ["response"] = answer };
        Spoil(body);
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(body.ToJsonString());
    }
}
