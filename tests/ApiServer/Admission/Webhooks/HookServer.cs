using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Keles.ApiServer.Tests.Webhooks;

namespace Keles.ApiServer.Tests.Admission.Webhooks;

/// <summary>An admission webhook on loopback that answers as a test says, by the path it is asked at.</summary>
internal sealed class HookServer : IAsyncDisposable
{
    private ReviewServer? server;

    public string Url => server!.Url;

    public string CaBundle => server!.CaBundle;

    /// <summary>The questions so far: path and request.</summary>
    public ConcurrentQueue<(string Path, JsonObject Request)> Asked { get; } = [];

    /// <summary>What is answered beside uid and allowed, by path; null is a failure of the webhook.</summary>
    public Func<string, JsonObject, JsonObject?> Answer { get; set; } = static (_, _) => [];

    /// <summary>What the test makes of an answer that is otherwise right.</summary>
    public Action<JsonObject> Spoil { get; set; } = static _ => { };

    /// <param name="time">When the certificate is made; the server that is to trust it must have the same time.</param>
    public static async Task<HookServer> StartAsync(TimeProvider time)
    {
        var made = new HookServer();
        made.server = await ReviewServer.StartAsync("127.0.0.1", time, made.Answered);
        return made;
    }

    /// <summary>A configuration of this server's webhooks: each a name (its path too) and more of its fields as flow YAML.</summary>
    public string Configuration(string name, params (string Name, string More)[] webhooks) =>
        $"{{metadata: {{name: {name}}}, webhooks: [{string.Join(", ", webhooks.Select(w => Webhook(w.Name, w.More)))}]}}";

    public ValueTask DisposeAsync() => server!.DisposeAsync();

    /// <summary>A patch as a webhook sends it.</summary>
    public static JsonObject Patch(string operations) => new() { ["patchType"] = "JSONPatch", ["patch"] = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(operations)) };

    private string Webhook(string name, string more)
    {
        var rules = more.Contains("rules:", StringComparison.Ordinal) ? "" : ", rules: [{operations: ['*'], apiGroups: [''], apiVersions: [v1], resources: [configmaps]}]";
        return $"{{name: {name}, admissionReviewVersions: [v1], sideEffects: None, clientConfig: {{url: '{Url}/{name}', caBundle: {CaBundle}}}{rules}{(more.Length > 0 ? ", " + more : "")}}}";
    }

    private JsonObject? Answered(string path, JsonObject review)
    {
        var request = review["request"]!.AsObject();
        Asked.Enqueue((path, request));
        if (Answer(path, request) is not { } answer) return null;
        answer["uid"] = (string)request["uid"]!;
        answer.TryAdd("allowed", true);
        var body = new JsonObject { ["kind"] = (string)review["kind"]!, ["apiVersion"] = (string)review["apiVersion"]!, ["response"] = answer };
        Spoil(body);
        return body;
    }
}
