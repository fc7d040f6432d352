using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Keles.Api;
using Keles.ApiServer.Connect;
using Keles.ApiServer.Discovery;
using Keles.ApiServer.Http;
using Keles.ApiServer.OpenApi;
using Keles.ApiServer.Tests.Http;
using Keles.ApiServer.Webhooks;
using Keles.Background;
using Keles.Storage.Memory;
using Microsoft.Extensions.Logging.Abstractions;

namespace Keles.ApiServer.Tests.CustomResources;

/// <summary>The API with everything that serves definitions, over plain HTTP on loopback, in memory, with everybody let in.</summary>
internal sealed class CustomApi : IAsyncDisposable
{
    public const string Definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly CancellationTokenSource stop = new();
    private readonly MemoryStorage storage = new();
    private readonly ConcurrentQueue<string> failures = [];
    private PlainFront? front;
    private WebhookTransport? webhooks;
    private Task[] loops = [];

    public HttpClient Client => front!.Client;

    public ObjectStore Store { get; private set; } = null!;

    public ServedKinds Served { get; } = new(Kinds.All);

    public static async Task<CustomApi> StartAsync()
    {
        var made = new CustomApi();
        await made.BeginAsync();
        return made;
    }

    public Task<(int Code, JsonObject Body)> SendAsync(HttpMethod method, string path, string? body = null, string type = "application/json", string? accept = null) =>
        front!.SendAsync(method, path, body, type, accept);

    /// <summary>Creates the definition and waits until it says that it is established.</summary>
    public async Task DefineAsync(string definition)
    {
        var (code, body) = await SendAsync(HttpMethod.Post, Definitions, definition);
        Assert.True(code == 201, body.ToJsonString());
        await UntilAsync($"{Definitions}/{body["metadata"]!["name"]}", d => Condition(d, "Established") == "True");
    }

    public static string? Condition(JsonObject definition, string type) =>
        (string?)definition["status"]?["conditions"]?.AsArray().FirstOrDefault(c => (string?)c!["type"] == type)?["status"];

    /// <summary>Watches the object until it is as wanted; the watch begins with its present state.</summary>
    public async Task<JsonObject> UntilAsync(string path, Func<JsonObject, bool> wanted)
    {
        using var patience = new CancellationTokenSource(Patience);
        var at = path.LastIndexOf('/');
        await using var lines = await Client.GetStreamAsync($"{path[..at]}?watch=true&fieldSelector=metadata.name%3D{path[(at + 1)..]}", patience.Token);
        using var reader = new StreamReader(lines);
        while (await reader.ReadLineAsync(patience.Token) is { } line)
        {
            var told = JsonNode.Parse(line)!["object"]!.AsObject();
            if (wanted(told)) return told;
        }

        throw new InvalidOperationException($"the watch of {path} ended");
    }

    /// <summary>Waits until an object is gone.</summary>
    public Task GoneAsync(string path) => DefinitionTests.EventuallyAsync(async () => (await SendAsync(HttpMethod.Get, path)).Code == 404);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        Store.EndWatches();
        await front!.DisposeAsync();
        foreach (var loop in loops) await loop.ContinueWith(_ => { }, TaskScheduler.Default);
        webhooks!.Dispose();
        await storage.DisposeAsync();
        stop.Dispose();
        Assert.Empty(failures);
    }

    private async Task BeginAsync()
    {
        var around = Surroundings.OnThisMachine;
        Store = new ObjectStore(storage, Kinds.All, around, NullLoggerFactory.Instance);
        await Store.StartAsync(CancellationToken.None);
        var pump = Store.RunAsync(stop.Token);
        var api = new ResourceApi(Store, AdmissionChain.Empty, new ResourceRules([new DefinitionRule(around.Time)]), around, NullLoggerFactory.Instance);
        webhooks = new WebhookTransport(Store, new LoopbackDialer(), around);
        api.ConvertWith(new ConversionWebhook(webhooks, around.Uids));
        var definitions = new DefinitionLoop(api, Served, around, NullLoggerFactory.Instance);
        await definitions.StartAsync(CancellationToken.None);
        loops = [pump, definitions.RunAsync(stop.Token)];
        INonResourceEndpoint[] endpoints = [new DiscoveryEndpoint(Served, () => "10.0.0.1:6443"), new OpenApiEndpoint(Served, around.Time)];
        var handler = new ApiHandler(api, PlainFront.OpenGate, endpoints, null, around.Time, PlainFront.Log(failures), served: Served);
        front = await PlainFront.StartAsync(handler.HandleAsync);
    }

    /// <summary>All addresses of the cluster are this machine.</summary>
    private sealed class LoopbackDialer : IClusterDialer
    {
        private readonly HostDialer host = new();

        public ValueTask<Stream> ConnectAsync(string address, int port, CancellationToken cancel) => host.ConnectAsync("127.0.0.1", port, cancel);
    }
}
