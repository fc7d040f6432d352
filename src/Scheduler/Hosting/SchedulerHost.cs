using Keles.Client;
using Keles.Reconcile;
using Microsoft.Extensions.Logging;

namespace Keles.Scheduler;

/// <summary>Runs the scheduler for as long as this process leads. Each term gets new objects throughout.</summary>
public sealed class SchedulerHost(IApiClientFactory clients, SchedulerOptions options, Surroundings around, ILoggerFactory logs)
{
    public const string LeaseName = "kube-scheduler";

    /// <summary>Campaigns for the lease and schedules while it is held; or at once, where no election is wanted.</summary>
    /// <param name="identity">Stable where the store can only be this process's: then a restart takes its own lease up at once.</param>
    public Task RunElectedAsync(string identity, CancellationToken cancel)
    {
        if (!options.LeaderElection.LeaderElect) return RunTermAsync(cancel);
        var elector = new LeaderElector(clients.As(ClientIdentity.Scheduler), options.LeaderElection.For(LeaseName, identity), around, logs.CreateLogger("Keles.Election"));
        return elector.RunAsync(RunTermAsync, cancel);
    }

    /// <summary>Schedules without an election until cancelled.</summary>
    public async Task RunTermAsync(CancellationToken cancel)
    {
        var client = clients.As(ClientIdentity.Scheduler);
        await using var host = new BackgroundHost(around.Spawner, logs.CreateLogger("Keles.Scheduler"));
        await using var end = cancel.UnsafeRegister(static h => _ = ((BackgroundHost)h!).StopAsync(), host);
        var informers = new Informers(client, around, logs.CreateLogger("Keles.Informers"));
        using var term = new SchedulerTerm(client, informers, options, around, host, logs.CreateLogger("Keles.Scheduler"));
        _ = host.SpawnForever("events", term.Events.RunAsync);
        _ = host.SpawnForever("pod conditions", term.Conditions.RunAsync);
        informers.Start(host);

        // A pod that is tried before all nodes and volumes are known would be told that it fits nowhere.
        _ = host.SpawnForever("scheduling", async stopping =>
        {
            await informers.SyncedAsync(stopping);
            await term.Loop.RunAsync(stopping);
        });
        await host.Completion;
        cancel.ThrowIfCancellationRequested();
    }
}
