using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Keles.Api;
using Keles.ApiServer.Aggregation;
using Keles.ApiServer.Connect;
using Keles.ApiServer.FlowControl;
using Keles.ApiServer.Http;
using Keles.ApiServer.Metrics;
using Keles.Background;
using Keles.Storage;
using Keles.Storage.Memory;
using Microsoft.Extensions.Logging.Abstractions;

namespace Keles.ApiServer.Tests.Http;

/// <summary>The API over plain HTTP on loopback, in memory, with everybody let in.</summary>
internal sealed class TestApi : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly PlainFront front;
    private readonly Task pump;

    private TestApi(PlainFront front, ResourceApi api, ObjectStore store, MemoryStorage storage)
    {
        Storage = storage;
        this.front = front;
        Api = api;
        Store = store;
        pump = store.RunAsync(stop.Token);
    }

    public HttpClient Client => front.Client;

    public MemoryStorage Storage { get; }

    public ResourceApi Api { get; }

    public ObjectStore Store { get; }

    /// <summary>What the handler logged as its own failure.</summary>
    public required ConcurrentQueue<string> Failures { get; init; }

    public static Task<TestApi> StartAsync(IReadOnlyList<INonResourceEndpoint>? endpoints = null, RequestRecorder? recorder = null, TimeProvider? time = null, bool cbor = false) => StartAsync(_ => (endpoints ?? [], null), recorder, time, cbor: cbor);

    /// <param name="parts">Endpoints and the gate that requests wait at, for those that need the store.</param>
    public static async Task<TestApi> StartAsync(Func<ObjectStore, (IReadOnlyList<INonResourceEndpoint> Endpoints, ITurnGate? Flow)> parts, RequestRecorder? recorder = null, TimeProvider? time = null, RequestDrain? drain = null, TimeSpan? limit = null, Func<ResourceApi, Aggregator>? aggregate = null, Func<ObjectStore, ConnectEndpoints>? streams = null, bool cbor = false, TimeSpan? shortestWatch = null)
    {
        var storage = new MemoryStorage();
        var around = Surroundings.OnThisMachine with { Time = time ?? TimeProvider.System };
        var store = new ObjectStore(storage, Kinds.All, around, NullLoggerFactory.Instance);
        await store.StartAsync(CancellationToken.None);
        var api = new ResourceApi(store, AdmissionChain.Empty, new ResourceRules([]), around, NullLoggerFactory.Instance, shortestWatch);
        api.Add(ObjectSubresources.All(api, around));
        api.Add(ObjectSubresources.Reviews(api, around));
        var failures = new ConcurrentQueue<string>();
        var (endpoints, flow) = parts(store);
        var handler = new ApiHandler(api, PlainFront.OpenGate, endpoints, streams?.Invoke(store), around.Time, PlainFront.Log(failures), recorder, flow, null, drain, limit, aggregate?.Invoke(api), cbor);
        return new(await PlainFront.StartAsync(handler.HandleAsync), api, store, storage) { Failures = failures };
    }

    public Task<(int Code, JsonObject Body)> SendAsync(HttpMethod method, string path, string? body = null, string type = "application/json", string? accept = null) =>
        front.SendAsync(method, path, body, type, accept);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        Store.EndWatches();
        await front.DisposeAsync();
        await pump.ContinueWith(_ => { }, TaskScheduler.Default);
        await Storage.DisposeAsync();
    }
}
