using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Keles.Api;
using Keles.ApiServer.Admission.Policies;
using Keles.ApiServer.Admission.Webhooks;
using Keles.ApiServer.Aggregation;
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
using Microsoft.AspNetCore.Http;
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
    private readonly RequestDrain drain;
    private readonly TimeSpan shutdownDelay;
    private IReadOnlyList<IDisposable> told = [];
    private HttpsFront? front;

    private ApiServerHost(ResourceApi api, AccessParts access, ApiHandler handler, RequestRecorder recorder, AuditLog? audit, RequestDrain drain, TimeSpan shutdownDelay, StartHooks hooks, Aggregator aggregator, Surroundings around, ILoggerFactory logs)
    {
        (this.api, this.handler, this.audit, this.drain, this.shutdownDelay, Hooks, this.around, this.logs) = (api, handler, audit, drain, shutdownDelay, hooks, around, logs);
        Clients = new InProcessClientFactory(api, access.Access, recorder) { Aggregator = aggregator };
        RemoteKinds = aggregator.KindsOf;
    }

    /// <summary>Clients inside the process.</summary>
    public IApiClientFactory Clients { get; }

    /// <summary>All kinds there are at present, custom ones too.</summary>
    public required ServedKinds Served { get; init; }

    /// <summary>What a group version of another server behind this one consists of; null as long as that server does not say.</summary>
    public Func<string, string, IReadOnlyList<Kind>?> RemoteKinds { get; }

    /// <summary>What the server does at its start, for the health checks.</summary>
    public StartHooks Hooks { get; }

    /// <summary>Fills the caches and makes the objects every cluster has; then clients inside the process may ask.</summary>
    /// <param name="host">Runs its loops.</param>
    public static async Task<ApiServerHost> StartAsync(ApiServerOptions options, BackgroundHost host, Surroundings around, ILoggerFactory logs, CancellationToken cancel)
    {
        ServerMetrics.Publish(options.Features);
        var served = new ServedKinds(Kinds.All);
        var store = new ObjectStore(options.Storage, Kinds.All, around, logs, options.Encryption);
        await store.StartAsync(cancel);
        _ = host.SpawnForever("watch cache", store.RunAsync);

        var access = new AccessParts(store, AccessOf(options), around, logs);
        if (access.Loop is { } issuers) _ = host.SpawnForever("token issuers", issuers);
        var webhooks = new WebhookTransport(store, options.Dialer, around);
        var policies = AdmissionPolicies.All(store, access.Authorizer, () => served.Current.All);
        var (mutating, validating) = AdmissionWebhooks.All(store, access.Authorizer, webhooks, () => served.Current.All, around, logs);
        var admission = new AdmissionChain(AdmissionPlugins.All(store, access.Authorizer, around, [policies[0], mutating, policies[1], validating, access.EscalationCheck, access.CreationCheck, access.ClaimStatusCheck]), around.Time);
        var api = new ResourceApi(store, admission, new ResourceRules(ServerRules.All(store, ServiceRanges.Default, around)), around, logs, options.ShortestWatch);
        api.Add(access.Reviews);
        api.Add(access.Subresources(admission));
        api.Add(ObjectSubresources.All(api, around));
        api.Add(ObjectSubresources.Reviews(api, around));
        api.Add(new ComponentStatuses([.. options.Components, new("etcd-0", async stop =>
        {
            await options.Storage.GetRevisionAsync(stop);
            return null;
        })], around.Time));
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
        if (options.HostName.Length > 0) _ = host.SpawnForever("identity lease", new IdentityLease(api, options.HostName, around, logs).RunAsync);
        _ = host.SpawnForever("cluster role aggregation", new RoleAggregator(api, around, logs).RunAsync);
        _ = host.SpawnForever("service addresses", new AddressRepair(store, ServiceRanges.Default, around, logs).RunAsync);

        api.ConvertWith(new ConversionWebhook(webhooks, around.Uids));
        var definitions = new DefinitionLoop(api, served, around, logs);
        await definitions.StartAsync(cancel);
        _ = host.SpawnForever("custom resource definitions", definitions.RunAsync);

        _ = host.SpawnForever("policy status", new PolicyStatusLoop(api, () => served.Current.All, around, logs).RunAsync);

        var hooks = new StartHooks();
        hooks.Done("start-apiserver-admission-initializer", "generic-apiserver-start-informers");
        hooks.Done("priority-and-fairness-config-consumer", "priority-and-fairness-filter", "storage-object-count-tracker-hook");
        hooks.Done("start-apiextensions-informers", "start-apiextensions-controllers", "crd-informer-synced");
        hooks.Done("start-system-namespaces-controller", "start-cluster-authentication-info-controller", "start-kube-apiserver-identity-lease-controller", "start-kube-apiserver-identity-lease-garbage-collector");
        hooks.Done("start-legacy-token-tracking-controller", "start-service-ip-repair-controllers");
        hooks.Done("rbac/bootstrap-roles", "scheduling/bootstrap-system-priority-classes", "priority-and-fairness-config-producer", "bootstrap-controller", "start-kubernetes-service-cidr-controller");

        var streams = new ConnectEndpoints(store, options.Dialer, options.KubeletClient, options.KubeletAuthorities, around);
        var flow = new FlowController(store, options.FlowControl, around);
        flow.Digest();
        _ = host.SpawnForever("priority and fairness", new FlowLoop(flow, api, bootstrapper.RestoreFlowControlAsync, around, logs.CreateLogger<FlowLoop>()).RunAsync);
        var watches = new WatchTracker();
        ITurnGate turns = options.FlowControl.PriorityAndFairness ? new FlowGate(flow, new WorkEstimator(store, served, watches), watches, around.Time) : new InflightGate(options.FlowControl);
        var aggregator = new Aggregator(api, served, new(store, options.Dialer, options.FrontProxyClient, around), around, logs.CreateLogger<Aggregator>());
        await aggregator.StartAsync(cancel);
        _ = host.SpawnForever("API services", aggregator.RunAsync);
        hooks.Done("start-kube-aggregator-informers", "apiservice-status-local-available-controller", "apiservice-status-remote-available-controller", "apiservice-registration-controller", "apiservice-discovery-controller", "kube-apiserver-autoregistration");
        hooks.Add("autoregister-completion", () => aggregator.IsRegistered);
        hooks.Done("apiservice-openapi-controller", "apiservice-openapiv3-controller");
        var audit = AuditLogOf(options, host, logs);
        var recorder = new RequestRecorder(served, audit is null ? null : new Auditor(options.Audit!.Policy, audit, around), around.Time);
        var drain = new RequestDrain();
        var handler = new ApiHandler(api, access.Gate, Endpoints(options, access, served, flow, aggregator, around.Time), streams, around.Time, logs.CreateLogger<ApiHandler>(), recorder, turns, served, drain, options.RequestTimeout, aggregator, options.Features.Cbor, options.GoAwayChance > 0 ? new(options.GoAwayChance, around.Random) : null);
        return new(api, access, handler, recorder, audit, drain, options.ShutdownDelay, hooks, aggregator, around, logs) { Served = served, told = [StoreMetrics.Tell(store, options.Storage), .. AddressMetrics.Tell(store, ServiceRanges.Default), .. flow.Tell()] };
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

    /// <summary>Answers what is in flight, ends watches and streams; clients inside the process still work, for theirs are the last writes.</summary>
    public async ValueTask DisposeAsync()
    {
        if (shutdownDelay > TimeSpan.Zero) await Task.Delay(shutdownDelay, around.Time);
        drain.Begin();
        api.Store.EndWatches();
        var answered = front?.DisposeAsync().AsTask() ?? Task.CompletedTask;
        using (var soon = new CancellationTokenSource())
        {
            await Task.WhenAny(answered, Task.Delay(ServerLimits.StreamDrain, around.Time, soon.Token));
            soon.Cancel();
        }

        drain.EndStreams();
        await answered;
        drain.Dispose();
        foreach (var one in told) one.Dispose();
        // What the last requests told is still written.
        audit?.Complete();
    }

    private static AuditLog? AuditLogOf(ApiServerOptions options, BackgroundHost host, ILoggerFactory logs)
    {
        if (options.Audit is not { } wanted) return null;
        var log = new AuditLog(new AuditFile(wanted.File, wanted.MaxBytes, wanted.Files), logs.CreateLogger<AuditLog>());
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
        Jwt = options.Jwt,
        Dialer = options.Dialer,
    };

    private static IReadOnlyList<INonResourceEndpoint> Endpoints(ApiServerOptions options, AccessParts access, ServedKinds served, FlowController flow, Aggregator aggregator, TimeProvider time)
    {
        List<INonResourceEndpoint> all =
        [
            new DiscoveryEndpoint(served, () => options.Advertised.ToString(), () => aggregator.Current.Versions),
            new OpenApiEndpoint(served, time, () => aggregator.Current.Versions),
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
        if (HttpMethods.IsHead(http.Request.Method)) throw ApiErrors.MethodNotAllowed();
        http.Response.ContentType = type;
        http.Response.ContentLength = body.Length;
        http.Response.Headers.CacheControl = "public, max-age=3600";
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    });
}
