using System.Net;
using Keles.ApiServer;
using Keles.ApiServer.Connect;
using Keles.ApiServer.Hosting;
using Keles.Background;
using Keles.Client;
using Keles.Controllers;
using Keles.Pki;
using Keles.Scheduler;
using Keles.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Keles.SchedulerPerf.Bench;

/// <summary>API server over a durable SQLite store, scheduler, and controllers where a workload wants them, in this process. There are no kubelets: a bound pod stays as it is.</summary>
internal sealed class Plant : IAsyncDisposable
{
    private readonly string directory;
    private readonly IStorage storage;
    private readonly BackgroundHost host;
    private readonly ApiServerHost server;

    private Plant(string directory, IStorage storage, BackgroundHost host, ApiServerHost server) => (this.directory, this.storage, this.host, this.server) = (directory, storage, host, server);

    /// <summary>May do everything.</summary>
    public IApiClient Client { get; private init; } = null!;

    public static async Task<Plant> StartAsync()
    {
        var around = Surroundings.OnThisMachine;
        var directory = Directory.CreateTempSubdirectory("keles-bench-").FullName;
        using var credentials = ClusterCredentials.LoadOrCreate(Path.Combine(directory, "pki"), new(["localhost"], [IPAddress.Loopback]), around.Time);
        var storage = StorageEngines.Named("sqlite").Open(new() { Directory = Directory.CreateDirectory(Path.Combine(directory, "data")).FullName, Time = around.Time });
        var host = new BackgroundHost(around.Spawner, NullLogger.Instance);
        var options = new ApiServerOptions
        {
            Storage = storage,
            ClientAuthorities = credentials.ClusterAuthority.CertificatePem,
            RequestHeaderAuthorities = credentials.FrontProxyAuthority.CertificatePem,
            ServiceAccountKeys = [credentials.ServiceAccountKey],
            KubeletAuthorities = TrustBundle.Parse(credentials.ClusterAuthority.CertificatePem, "the cluster's authority"),
            Dialer = new HostDialer(),
            Advertised = new(IPAddress.Loopback, 6443),
        };
        var server = await ApiServerHost.StartAsync(options, host, around, NullLoggerFactory.Instance, CancellationToken.None);
        return new(directory, storage, host, server) { Client = server.Clients.As(new ClientIdentity("bench", [ClientIdentity.Masters], "bench")) };
    }

    public void StartScheduler() => _ = host.SpawnForever("scheduler", new SchedulerHost(server.Clients, new SchedulerOptions(), Surroundings.OnThisMachine, NullLoggerFactory.Instance).RunTermAsync);

    public void StartControllers() => _ = host.SpawnForever("controllers", stop => new ControllerManager(server.Clients, new ControllerOptions(), Surroundings.OnThisMachine, NullLoggerFactory.Instance).RunTermAsync(AllControllers.List, stop));

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await host.DisposeAsync();
        await storage.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }
}
