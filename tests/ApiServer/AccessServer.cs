using Keles.Api;
using Keles.Background;
using Keles.Client;
using Keles.Fakes;
using Keles.Machinery;
using Keles.Pki;
using Keles.Storage.Memory;
using Microsoft.Extensions.Logging.Abstractions;

namespace Keles.ApiServer.Tests;

/// <summary>A server's store, verbs and access parts in memory under a clock that is moved by hand.</summary>
internal sealed class AccessServer : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly MemoryStorage storage = new();
    private readonly Task pump;

    private AccessServer(Func<AccessOptions, AccessOptions> adjust, ManualTime time)
    {
        Time = time;
        var surroundings = Surroundings.OnThisMachine with { Time = Time };
        Store = new ObjectStore(storage, Kinds.All, surroundings, NullLoggerFactory.Instance);
        Store.StartAsync(CancellationToken.None).GetAwaiter().GetResult();
        pump = Store.RunAsync(stop.Token);
        Parts = new AccessParts(Store, adjust(new AccessOptions { ServiceAccountKeys = [Key] }), surroundings, NullLoggerFactory.Instance);
        var admission = new AdmissionChain([Parts.EscalationCheck, Parts.CreationCheck, Parts.ClaimStatusCheck]);
        Api = new ResourceApi(Store, admission, new ResourceRules(ServerRules.All(Store, ServiceRanges.Default, surroundings)), surroundings, NullLoggerFactory.Instance);
        Api.Add(ObjectSubresources.All(Api, surroundings));
        Api.Add(ObjectSubresources.Reviews(Api, surroundings));
        Api.Add(Parts.Reviews);
        Api.Add(Parts.Subresources(admission));
    }

    public MemoryStorage Storage => storage;

    public ManualTime Time { get; }

    public SigningKey Key { get; } = SigningKey.Create();

    public ObjectStore Store { get; }

    public AccessParts Parts { get; }

    public ResourceApi Api { get; }

    public static AccessServer Start(Func<AccessOptions, AccessOptions>? adjust = null, ManualTime? time = null) => new(adjust ?? (static o => o), time ?? new());

    /// <summary>With everything a cluster has from the start.</summary>
    public static async Task<AccessServer> StartBootstrappedAsync(Func<AccessOptions, AccessOptions>? adjust = null)
    {
        var server = Start(adjust);
        await server.BootstrapAsync();
        return server;
    }

    public Task BootstrapAsync(BootstrapOptions? options = null) =>
        new Bootstrapper(Api, options ?? new BootstrapOptions { Advertised = [System.Net.IPAddress.Parse("10.89.0.1")] }, Time).RunAsync(CancellationToken.None);

    /// <summary>Creates an object as somebody, the server itself when nobody is named, and waits until reads see it.</summary>
    public async Task<IApiObject> CreateAsync(Kind kind, IApiObject value, UserIdentity? user = null)
    {
        var request = new ResourceRequest(user ?? UserIdentity.ApiServer, kind, value.Metadata.Namespace, "");
        var made = await Api.CreateAsync(request, value, CancellationToken.None);
        if (kind.IsStored) await Store.CatchUpAsync(CancellationToken.None);
        return made.Value;
    }

    /// <summary>Creates objects from JSON of one line each.</summary>
    public async Task CreateAsync(params string[] objects)
    {
        foreach (var json in objects)
        {
            var node = System.Text.Json.Nodes.JsonNode.Parse(json)!;
            var kind = Kinds.All.Single(k => k.ApiVersion == (string)node["apiVersion"]! && k.Name == (string)node["kind"]!);
            await CreateAsync(kind, kind.ReadJson(System.Text.Encoding.UTF8.GetBytes(json)));
        }
    }

    public async Task DeleteAsync(Kind kind, string ns, string name)
    {
        await Api.DeleteAsync(new ResourceRequest(UserIdentity.ApiServer, kind, ns, name), DeleteOptions.Empty with { GracePeriodSeconds = 0 }, CancellationToken.None);
        await Store.CatchUpAsync(CancellationToken.None);
    }

    /// <summary>The answer of a review.</summary>
    public async Task<T> ReviewAsync<T>(Kind kind, T review, UserIdentity? user = null, string ns = "") where T : IApiObject =>
        (T)(await Api.CreateAsync(new ResourceRequest(user ?? UserIdentity.ApiServer, kind, ns, ""), review, CancellationToken.None)).Value;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        Store.EndWatches();
        await pump.ContinueWith(static _ => { }, TaskScheduler.Default);
        await storage.DisposeAsync();
        Key.Dispose();
        stop.Dispose();
    }
}
