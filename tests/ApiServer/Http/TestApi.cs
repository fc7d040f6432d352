using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
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
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Keles.ApiServer.Tests.Http;

/// <summary>The API over plain HTTP on loopback, in memory, with everybody let in.</summary>
internal sealed class TestApi : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly WebApplication app;
    private readonly Task pump;

    private TestApi(WebApplication app, ResourceApi api, ObjectStore store, MemoryStorage storage)
    {
        Storage = storage;
        this.app = app;
        Api = api;
        Store = store;
        pump = store.RunAsync(stop.Token);
        Client = new HttpClient { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) };
        Client.DefaultRequestHeaders.UserAgent.ParseAdd("test/1");
    }

    /// <summary>Names who makes a request; without it the server itself does.</summary>
    public const string UserHeader = "X-Test-User";

    public HttpClient Client { get; }

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
        var handler = new ApiHandler(api, new OpenGate(), endpoints, streams?.Invoke(store), around.Time, new FailureLog(failures), recorder, flow, null, drain, limit, aggregate?.Invoke(api), cbor);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(handler.HandleAsync);
        await app.StartAsync();
        return new(app, api, store, storage) { Failures = failures };
    }

    public async Task<(int Code, JsonObject Body)> SendAsync(HttpMethod method, string path, string? body = null, string type = "application/json", string? accept = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(type));
        if (accept is not null) request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = await Client.SendAsync(request);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject());
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        Client.Dispose();
        Store.EndWatches();
        await app.DisposeAsync();
        await pump.ContinueWith(_ => { }, TaskScheduler.Default);
        await Storage.DisposeAsync();
    }

    private sealed class FailureLog(ConcurrentQueue<string> failures) : ILogger<ApiHandler>
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            failures.Enqueue($"{formatter(state, exception)}: {exception}");
    }

    private sealed class OpenGate : IRequestGate
    {
        public ValueTask<UserIdentity> AuthenticateAsync(HttpContext http, CancellationToken cancel) =>
            ValueTask.FromResult(http.Request.Headers[UserHeader] is [{ Length: > 0 } name] ? new UserIdentity(name, Groups: [UserIdentity.AllAuthenticated]) : UserIdentity.ApiServer);

        public ValueTask AuthorizeAsync(HttpContext http, RequestInfo info, UserIdentity user, CancellationToken cancel) => ValueTask.CompletedTask;
    }
}
