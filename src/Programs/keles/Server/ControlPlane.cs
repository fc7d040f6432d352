using System.Security.Cryptography.X509Certificates;
using Keles.ApiServer;
using Keles.ApiServer.Hosting;
using Keles.Background;
using Keles.Client;
using Keles.Controllers;
using Keles.Pki;
using Keles.Scheduler;
using Keles.Storage;
using Keles.Storage.Compaction;
using Microsoft.Extensions.Logging;

namespace Keles.Programs;

/// <summary>API server, scheduler and controllers in this process.</summary>
internal sealed class ControlPlane : IAsyncDisposable
{
    private readonly IStorage storage;
    private readonly BackgroundHost host;
    private readonly ApiServerHost server;
    private readonly ServerEndpoints endpoints;

    private ControlPlane(IStorage storage, BackgroundHost host, ApiServerHost server, ServerEndpoints endpoints, ClusterCredentials credentials) =>
        (this.storage, this.host, this.server, this.endpoints, Credentials) = (storage, host, server, endpoints, credentials);

    public ClusterCredentials Credentials { get; }

    /// <summary>Clients inside this process.</summary>
    public IApiClientFactory Clients => server.Clients;

    public BackgroundHost Host => host;

    /// <summary>Ends with the first loop that failed.</summary>
    public Task Completion => host.Completion;

    /// <summary>Returns when the API answers and is ready; scheduler and controllers start behind it.</summary>
    public static async Task<ControlPlane> StartAsync(ControlPlaneOptions options, Surroundings around, ILoggerFactory logs, CancellationToken cancel)
    {
        var credentials = ClusterCredentials.LoadOrCreate(options.PkiDirectory, ServerNames.With([.. options.Names, options.Advertised.Address.ToString()]), around.Time);
        Directory.CreateDirectory(options.DataDirectory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var storage = StorageEngines.Named(options.Datastore).Open(new() { Directory = options.DataDirectory, Time = around.Time });
        var host = new BackgroundHost(around.Spawner, logs.CreateLogger("Keles.ControlPlane"));
        var endpoints = new ServerEndpoints(around.Time);
        try
        {
            ControlPlane? plane = null;
            var server = await ApiServerHost.StartAsync(options.Adjust(ServerOptions(options, credentials, storage, () => plane?.Completion)) with { Endpoints = endpoints.All }, host, around, logs, cancel);
            endpoints.Watch(storage, server);
            await server.ServeAsync(options.Listeners, Serving(credentials), cancel);
            var made = new ControlPlane(storage, host, server, endpoints, credentials);
            made.StartManagers(options, around, logs, StableIdentity.Of(options.DataDirectory, around.Uids));
            return plane = made;
        }
        catch
        {
            await host.DisposeAsync();
            await storage.DisposeAsync();
            endpoints.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        endpoints.Stopping();
        // Whoever writes ends before what is written to.
        await server.DisposeAsync();
        await host.DisposeAsync();
        await storage.DisposeAsync();
        endpoints.Dispose();
        Credentials.Dispose();
    }

    /// <summary>Well as long as it runs: the failure of one loop ends the whole.</summary>
    private static Component Manager(string name, Func<Task?> running) =>
        new(name, _ => ValueTask.FromResult(running() switch { null => "it has not begun yet", { IsCompleted: true } => "it has ended", _ => null }));

    private static ApiServerOptions ServerOptions(ControlPlaneOptions options, ClusterCredentials credentials, IStorage storage, Func<Task?> managers) => new()
    {
        Storage = storage,
        ClientAuthorities = credentials.ClusterAuthority.CertificatePem,
        RequestHeaderAuthorities = credentials.FrontProxyAuthority.CertificatePem,
        ServiceAccountKeys = [credentials.ServiceAccountKey],
        KubeletClient = Tls.Usable(credentials.KubeletClient),
        KubeletAuthorities = TrustBundle.Parse(credentials.ClusterAuthority.CertificatePem, "the cluster's authority"),
        FrontProxyClient = Tls.Usable(credentials.FrontProxyClient),
        Dialer = options.Dialer,
        Advertised = options.Advertised,
        HostName = Environment.MachineName,
        Encryption = EncryptionFile.Read(options.EncryptionFile, options.PkiDirectory),
        Components = [Manager("controller-manager", managers), Manager("scheduler", managers)],
    };

    private static Func<X509Certificate2> Serving(ClusterCredentials credentials)
    {
        var certificate = Tls.Usable(credentials.ApiServer);
        return () => certificate;
    }

    private void StartManagers(ControlPlaneOptions options, Surroundings around, ILoggerFactory logs, string identity)
    {
        var tokens = new ServiceAccountTokens([Credentials.ServiceAccountKey], [AccessOptions.DefaultIssuer], [], around.Time);
        var controllers = new ControllerManager(Clients, new ControllerOptions
        {
            RootCaPem = Credentials.ClusterAuthority.CertificatePem,
            VolumeDirectory = options.VolumeDirectory,
            SigningAuthority = Credentials.ClusterAuthority,
            SignLegacyToken = (account, secret) => tokens.Issue(new LegacyTokenClaims(account.Metadata.Namespace, secret.Metadata.Name, new(account.Metadata.Name, account.Metadata.Uid))),
            Kinds = () => server.Served.Current.All,
            RemoteKinds = server.RemoteKinds,
            LeaderElection = options.ControllerElection,
        }, around, logs);
        var scheduler = new SchedulerHost(Clients, options.Scheduler, around, logs);
        var compaction = new CompactionLoop(storage, new CompactionOptions(), around.Time, e => ServerLog.NotCompacted(logs.CreateLogger("Keles.Storage"), e));
        _ = host.SpawnForever("compaction", compaction.RunAsync);
        _ = host.SpawnForever("controllers", stop => controllers.RunElectedAsync(identity, stop));
        _ = host.SpawnForever("scheduler", stop => scheduler.RunElectedAsync(identity, stop));
    }
}
