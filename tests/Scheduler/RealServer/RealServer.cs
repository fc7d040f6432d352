using Keles.Api;
using Keles.ApiServer;
using Keles.Background;
using Keles.Client;
using Keles.Pki;
using Keles.Storage.Memory;
using Microsoft.Extensions.Logging.Abstractions;

namespace Keles.Scheduler.Tests.RealServer;

/// <summary>The API server's own verbs, rules and rights over a store in memory, and a scheduler in the same process.</summary>
internal sealed class RealServer : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly MemoryStorage storage = new();
    private readonly SigningKey key = SigningKey.Create();
    private readonly ObjectStore store;
    private readonly Task pump;
    private Task scheduler = Task.CompletedTask;

    private RealServer()
    {
        var around = Surroundings.OnThisMachine;
        store = new ObjectStore(storage, Kinds.All, around, NullLoggerFactory.Instance);
        store.StartAsync(CancellationToken.None).GetAwaiter().GetResult();
        pump = store.RunAsync(stop.Token);
        var parts = new AccessParts(store, new AccessOptions { ServiceAccountKeys = [key] }, around, NullLoggerFactory.Instance);
        Api = new ResourceApi(store, new AdmissionChain([]), new ResourceRules(ServerRules.All(store, ServiceRanges.Default, around)), around, NullLoggerFactory.Instance);
        Api.Add(ObjectSubresources.All(Api, around));
        Clients = new InProcessClientFactory(Api, parts.Access);
        Admin = Clients.As(new("admin", [ClientIdentity.Masters]));
    }

    public ResourceApi Api { get; }

    public IApiClientFactory Clients { get; }

    /// <summary>May do everything.</summary>
    public IApiClient Admin { get; }

    /// <summary>A server with upstream's roles, and a scheduler that has the lease.</summary>
    public static async Task<RealServer> StartAsync()
    {
        var server = new RealServer();
        await new Bootstrapper(server.Api, new BootstrapOptions(), TimeProvider.System).RunAsync(CancellationToken.None);
        await server.store.CatchUpAsync(CancellationToken.None);
        server.scheduler = new SchedulerHost(server.Clients, new(), Surroundings.OnThisMachine, NullLoggerFactory.Instance).RunElectedAsync("test", server.stop.Token);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        store.EndWatches();
        await Task.WhenAll(scheduler, pump).ContinueWith(static _ => { }, TaskScheduler.Default);
        await storage.DisposeAsync();
        key.Dispose();
        stop.Dispose();
    }
}
