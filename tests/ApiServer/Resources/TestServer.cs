using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Api;
using Keles.Background;
using Keles.Client;
using Keles.Fakes;
using Keles.Machinery;
using Keles.Machinery.Yaml;
using Keles.Storage.Memory;
using Microsoft.Extensions.Logging.Abstractions;

namespace Keles.ApiServer.Tests.Resources;

/// <summary>The verbs with the server's rules, in memory, without HTTP.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly MemoryStorage storage;
    private readonly LateWatches late;
    private readonly Task pump;

    private TestServer(MemoryStorage storage, LateWatches late, ObjectStore store, ManualTime time, ServiceRanges ranges, Func<ObjectStore, Surroundings, IEnumerable<IAdmissionPlugin>> plugins)
    {
        this.storage = storage;
        this.late = late;
        Store = store;
        Time = time;
        var around = Around(time);
        Api = new ResourceApi(store, new AdmissionChain([.. plugins(store, around)]), new ResourceRules(ServerRules.All(store, ranges, around)), around, NullLoggerFactory.Instance);
        Api.Add(ObjectSubresources.All(Api, around));
        Api.Add(ObjectSubresources.Reviews(Api, around));
        pump = store.RunAsync(stop.Token);
    }

    public ResourceApi Api { get; }

    public ObjectStore Store { get; }

    public ManualTime Time { get; }

    /// <summary>The caches hold everything up to now, and hear nothing more until they are released.</summary>
    public async Task HoldCacheAsync()
    {
        await Store.CatchUpAsync(CancellationToken.None);
        late.Hold();
    }

    public void ReleaseCache() => late.Release();

    public static Surroundings Around(TimeProvider time) => Surroundings.OnThisMachine with { Time = time };

    /// <param name="plugins">Admission; none unless a test asks.</param>
    public static async Task<TestServer> StartAsync(MemoryStorage? storage = null, ServiceRanges? ranges = null, Func<ObjectStore, Surroundings, IEnumerable<IAdmissionPlugin>>? plugins = null)
    {
        storage ??= new MemoryStorage();
        var time = new ManualTime();
        var late = new LateWatches(storage);
        var store = new ObjectStore(late, Kinds.All, Around(time), NullLoggerFactory.Instance);
        await store.StartAsync(CancellationToken.None);
        return new(storage, late, store, time, ranges ?? ServiceRanges.Default, plugins ?? ((_, _) => []));
    }

    public static ResourceRequest Request(Kind kind, string ns, string name, string subresource = "", bool dryRun = false, UserIdentity? user = null) =>
        new(user ?? UserIdentity.ApiServer, kind, kind.Namespaced ? ns : "", name, subresource) { Options = new() { DryRun = dryRun }, UserAgent = "test/1" };

    /// <summary>Stores an object given as YAML.</summary>
    public Task<T> CreateAsync<T>(Kind kind, string yaml, bool dryRun = false, UserIdentity? user = null) where T : class, IApiObject => CreateAsync<T>(kind, Read(kind, yaml), dryRun, user);

    public async Task<T> CreateAsync<T>(Kind kind, IApiObject value, bool dryRun = false, UserIdentity? user = null) where T : class, IApiObject =>
        (T)(await Api.CreateAsync(Request(kind, Namespace(value), "", dryRun: dryRun, user: user), value, CancellationToken.None)).Value;

    /// <summary>Posts a body to a subresource of an object.</summary>
    public Task<ApiObject> PostAsync(Kind kind, string name, string subresource, Kind bodyKind, string yaml, bool dryRun = false, string ns = "default") =>
        Api.CreateAsync(Request(kind, ns, name, subresource, dryRun), Read(bodyKind, yaml), CancellationToken.None);

    public async Task<T> GetAsync<T>(Kind kind, string name, string ns = "default", string subresource = "") where T : class, IApiObject =>
        (T)(await Api.GetAsync(Request(kind, ns, name, subresource), "", CancellationToken.None)).Value;

    /// <summary>The object, null when there is none.</summary>
    public async Task<T?> FindAsync<T>(Kind kind, string name, string ns = "default") where T : class, IApiObject =>
        (T?)(await Store.GetAsync(kind, kind.Namespaced ? ns : "", name, CancellationToken.None))?.Object;

    /// <summary>A merge patch.</summary>
    public async Task<T> PatchAsync<T>(Kind kind, string name, string patch, string subresource = "", bool dryRun = false, string ns = "default", UserIdentity? user = null) where T : class, IApiObject =>
        (T)(await Api.PatchAsync(Request(kind, ns, name, subresource, dryRun, user), new Patch(PatchType.Merge, Encoding.UTF8.GetBytes(Json(patch))), CancellationToken.None)).Value;

    public async Task<T> UpdateAsync<T>(Kind kind, T value, string subresource = "", UserIdentity? user = null) where T : class, IApiObject =>
        (T)(await Api.UpdateAsync(Request(kind, Namespace(value), value.Metadata.Name, subresource, user: user), value, CancellationToken.None)).Value;

    public async Task<(T Last, bool Gone)> DeleteAsync<T>(Kind kind, string name, DeleteOptions? options = null, string ns = "default", UserIdentity? user = null) where T : class, IApiObject
    {
        options ??= DeleteOptions.Empty;
        var (last, gone) = await Api.DeleteAsync(Request(kind, ns, name, dryRun: !options.DryRun.IsEmpty, user: user), options, CancellationToken.None);
        return ((T)last.Value, gone);
    }

    public static IApiObject Read(Kind kind, string yaml) => kind.ReadJson(Encoding.UTF8.GetBytes(Json(yaml)));

    public static async Task<Status> RefusedAsync(Func<Task> act) => (await Assert.ThrowsAsync<ApiException>(act)).Status;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        Store.EndWatches();
        await pump.ContinueWith(_ => { }, TaskScheduler.Default);
        await storage.DisposeAsync();
        stop.Dispose();
    }

    private static string Json(string yaml) => (YamlReader.Read(yaml) ?? new JsonObject()).ToJsonString(new JsonSerializerOptions());

    private static string Namespace(IApiObject value) => value.Metadata.Namespace.Length > 0 ? value.Metadata.Namespace : "default";
}
