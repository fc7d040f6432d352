using Keles.Background;
using Keles.Client;
using Keles.Reconcile;
using Microsoft.Extensions.Logging;

namespace Keles.Controllers;

/// <summary>Runs all controllers, or those that a test wants, for as long as this process leads. Each term gets new objects throughout.</summary>
public sealed class ControllerManager(IApiClientFactory clients, ControllerOptions options, Surroundings around, ILoggerFactory logs)
{
    public const string LeaseName = "kube-controller-manager";

    /// <summary>Campaigns for the lease and runs the controllers while it is held; or at once, where no election is wanted.</summary>
    /// <param name="identity">Stable where the store can only be this process's: then a restart takes its own lease up at once.</param>
    public Task RunElectedAsync(string identity, CancellationToken cancel)
    {
        if (!options.LeaderElection.LeaderElect) return RunTermAsync(AllControllers.List, cancel);
        var elector = new LeaderElector(clients.As(ClientIdentity.ControllerManager), options.LeaderElection.For(LeaseName, identity), around, logs.CreateLogger("Keles.Election"));
        return elector.RunAsync(term => RunTermAsync(AllControllers.List, term), cancel);
    }

    /// <summary>Runs controllers without an election until cancelled; the failure of one ends all.</summary>
    public async Task RunTermAsync(IReadOnlyList<ControllerEntry> entries, CancellationToken cancel)
    {
        var manager = clients.As(ClientIdentity.ControllerManager);
        var informers = new Informers(manager, around, logs.CreateLogger("Keles.Informers"));
        var events = new EventWriter(manager, around, logs.CreateLogger("Keles.Events"));
        var context = new ControllerContext(clients, informers, events, around, logs, options);
        await using var host = new BackgroundHost(around.Spawner, logs.CreateLogger("Keles.Controllers"));
        await using var end = cancel.UnsafeRegister(static h => _ = ((BackgroundHost)h!).StopAsync(), host);

        // All informers must exist before they start, or their first lists would come one after the other.
        IController[] controllers = [.. entries.Where(e => !options.Disabled.Contains(e.Name)).Select(e => e.Create(context))];
        _ = host.SpawnForever("events", events.RunAsync);
        _ = host.SpawnForever("wall-clock", context.WallClock.RunAsync);
        informers.Start(host);
        _ = host.Spawn("controllers", async stopping =>
        {
            await informers.SyncedAsync(stopping);
            foreach (var controller in controllers) _ = host.SpawnForever(controller.Name, controller.RunAsync);
        });
        await host.Completion;
        cancel.ThrowIfCancellationRequested();
    }
}
