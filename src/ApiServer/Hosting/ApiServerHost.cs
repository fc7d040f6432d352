using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Keles.Api;
using Keles.ApiServer.Admission.Policies;
using Keles.ApiServer.Audit;
using Keles.ApiServer.Connect;
using Keles.ApiServer.Discovery;
using Keles.ApiServer.FlowControl;
using Keles.ApiServer.Http;
using Keles.ApiServer.Metrics;
using Keles.ApiServer.OpenApi;
using Keles.ApiServer.Webhooks;
using Keles.Background;
using Keles.Client;
using Microsoft.Extensions.Logging;

namespace Keles.ApiServer.Hosting;

/// <summary>The API server, put together: store, access, admission, resources, and what serves them over HTTPS.</summary>
public sealed class ApiServerHost : IAsyncDisposable
{
    private readonly ResourceApi api;
    private readonly ApiHandler handler;
    private readonly Surroundings around;
    private readonly ILoggerFactory logs;
    private readonly AuditLog? audit;
    private HttpsFront? front;

    private ApiServerHost(ResourceApi api, AccessParts access, ApiHandler handler, RequestRecorder recorder, AuditLog? audit, Surroundings around, ILoggerFactory logs)
    {
        (this.api, this.handler, this.audit, this.around, this.logs) = (api, handler, audit, around, logs);
        Clients = new InProcessClientFactory(api, access.Access, recorder);
    }

    /// <summary>Clients inside the process.</summary>
    public IApiClientFactory Clients { get; }

    /// <summary>All kinds there are at present, custom ones too.</summary>
    public required ServedKinds Served { get; init; }

    /// <summary>Fills the caches and makes the objects every cluster has; then clients inside the process may ask.</summary>
    /// <param name="host">Runs its loops.</param>
    public static async Task<ApiServerHost> StartAsync(ApiServerOptions options, BackgroundHost host, Surroundings around, ILoggerFactory logs, CancellationToken cancel)
    {
        var served = new ServedKinds(Kinds.All);
        var store = new ObjectStore(options.Storage, Kinds.All, around, logs, options.Encryption);
        await store.StartAsync(cancel);
        _ = host.SpawnForever("watch cache", store.RunAsync);

        var access = new AccessParts(store, AccessOf(options), around, logs);
        var admission = new AdmissionChain(AdmissionPlugins.All(store, access.Authorizer, around, [.. AdmissionPolicies.All(store, access.Authorizer, () => served.Current.All), access.EscalationCheck, access.CreationCheck]));
        var api = new ResourceApi(store, admission, new ResourceRules(ServerRules.All(store, ServiceRanges.Default, around)), around, logs);
        api.Add(access.Reviews);
        api.Add(access.Subresources(admission));
        api.Add(ObjectSubresources.All(api, around));
        api.Add(ObjectSubresources.Reviews(api, around));
        _ = host.SpawnForever("event sweeper", new EventSweeper(store, around, logs).RunAsync);
        _ = host.SpawnForever("quota status", new QuotaStatusLoop(store, around, logs).RunAsync);
        var bootstrapper = new Bootstrapper(api, new BootstrapOptions
        {
            Advertised = [options.Advertised.Address],
            Port = options.Advertised.Port,
            ClientAuthorities = options.ClientAuthorities,
            RequestHeaderAuthorities = options.RequestHeaderAuthorities,
        }, around.Time);
        await bootstrapper.RunAsync(cancel);
        _ = host.SpawnForever("cluster role aggregation", new RoleAggregator(api, around, logs).RunAsync);
        _ = host.SpawnForever("service addresses", new AddressRepair(store, ServiceRanges.Default, around, logs).RunAsync);

        var webhooks = new WebhookTransport(store, options.Dialer, around);
        api.ConvertWith(new ConversionWebhook(webhooks, around.Uids));
        var definitions = new DefinitionLoop(api, served, around, logs);
        await definitions.StartAsync(cancel);
        _ = host.SpawnForever("custom resource definitions", definitions.RunAsync);

        _ = host.SpawnForever("policy status", new PolicyStatusLoop(api, () => served.Current.All, around, logs).RunAsync);

        var streams = new ConnectEndpoints(store, options.Dialer, options.KubeletClient, options.KubeletAuthorities, around);
        var flow = new FlowController(store, options.FlowControl, around);
        flow.Digest();
        _ = host.SpawnForever("priority and fairness", new FlowLoop(flow, api, bootstrapper.RestoreFlowControlAsync, around, logs.CreateLogger<FlowLoop>()).RunAsync);
        var watches = new WatchTracker();
        var turns = new FlowGate(flow, new WorkEstimator(store, served, watches), watches, around.Time);
        var audit = AuditLogOf(options, host, logs);
        var recorder = new RequestRecorder(served, audit is null ? null : new Auditor(options.Audit!.Value.Policy, audit, around), around.Time);
        var handler = new ApiHandler(api, access.Gate, Endpoints(options, access, served, flow, around.Time), streams, around.Time, logs.CreateLogger<ApiHandler>(), recorder, turns, served);
        return new(api, access, handler, recorder, audit, around, logs) { Served = served };
    }

    /// <summary>Serves on these sockets, which become the server's; returns when it answers.</summary>
    /// <param name="certificate">Asked for at every handshake.</param>
    public async Task ServeAsync(IReadOnlyList<Socket> listeners, Func<X509Certificate2> certificate, CancellationToken cancel)
    {
        front = new HttpsFront(listeners, certificate, handler.HandleAsync, around.Time, logs);
        await front.StartAsync(cancel);
    }

    /// <summary>Returns when reads see all that is stored now; that they do is what readiness means.</summary>
    public ValueTask CatchUpAsync(CancellationToken cancel) => api.Store.CatchUpAsync(cancel);

    /// <summary>Ends watches and answers in flight; clients inside the process still work.</summary>
    public async ValueTask DisposeAsync()
    {
        api.Store.EndWatches();
        if (front is not null) await front.DisposeAsync();
        // What the last requests told is still written.
        audit?.Complete();
    }

    private static AuditLog? AuditLogOf(ApiServerOptions options, BackgroundHost host, ILoggerFactory logs)
    {
        if (options.Audit is not { } wanted) return null;
        var log = new AuditLog(new AuditFile(wanted.File), logs.CreateLogger<AuditLog>());
        _ = host.Spawn("audit log", async stop =>
        {
            using (log) await log.RunAsync(stop);
        });
        return log;
    }

    private static AccessOptions AccessOf(ApiServerOptions options) => new()
    {
        ClientAuthorities = options.ClientAuthorities,
        RequestHeaderAuthorities = options.RequestHeaderAuthorities,
        ServiceAccountKeys = options.ServiceAccountKeys,
        Tokens = options.Tokens,
        AllowAnonymous = options.AllowAnonymous,
    };

    private static IReadOnlyList<INonResourceEndpoint> Endpoints(ApiServerOptions options, AccessParts access, ServedKinds served, FlowController flow, TimeProvider time)
    {
        List<INonResourceEndpoint> all =
        [
            new DiscoveryEndpoint(served, () => options.Advertised.ToString()),
            new OpenApiEndpoint(served, time),
            new VersionEndpoint(),
            new FlowDump(flow),
            Document("/.well-known/openid-configuration", "application/json", access.OpenIdConfiguration()),
            Document("/openid/v1/jwks", "application/jwk-set+json", access.OpenIdKeys()),
            .. options.Endpoints,
        ];
        all.Add(new PathsEndpoint(all));
        return all;
    }

    private static DelegatedEndpoint Document(string path, string type, byte[] body) => new([path], async http =>
    {
        http.Response.ContentType = type;
        http.Response.ContentLength = body.Length;
        http.Response.Headers.CacheControl = "public, max-age=3600";
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    });
}
