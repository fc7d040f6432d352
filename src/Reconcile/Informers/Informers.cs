using Keles.Api;
using Keles.Background;
using Keles.Client;
using Keles.Machinery;
using Microsoft.Extensions.Logging;

namespace Keles.Reconcile;

/// <summary>The shared informers of one component: one per scope, however many ask for it.</summary>
/// <remarks>Safe from any thread; <c>gate</c> protects the list and whether they run. Ask for informers first, then start them all and wait
/// until they are in step; one asked for later starts at once.</remarks>
public sealed class Informers(IApiClient client, Surroundings around, ILogger log)
{
    private readonly Lock gate = new();
    private readonly Dictionary<InformerScope, Informer> byScope = [];
    private readonly Dictionary<InformerScope, CancellationTokenSource> stops = [];
    private ISpawner? running;

    public Informer<T> Of<T>(string ns = "", string labelSelector = "", string fieldSelector = "") where T : class, IApiType<T>, IApiObject =>
        new(Of(new InformerScope(Kinds.Of<T>(), ns, labelSelector, fieldSelector)));

    public Informer Of(InformerScope scope)
    {
        lock (gate)
        {
            if (byScope.TryGetValue(scope, out var informer)) return informer;
            informer = byScope[scope] = new(client, scope, around, log);
            if (running is not null) Start(running, informer);
            return informer;
        }
    }

    /// <summary>Ends an informer whose kind is gone. Asked for again, it begins anew.</summary>
    public void Stop(InformerScope scope)
    {
        lock (gate)
        {
            byScope.Remove(scope);
            if (stops.Remove(scope, out var stop)) stop.Cancel();
        }
    }

    /// <summary>Starts all informers; the host's end is theirs.</summary>
    public void Start(ISpawner host)
    {
        lock (gate)
        {
            running = host;
            foreach (var informer in byScope.Values) Start(host, informer);
        }
    }

    /// <summary>Waits until every informer asked for so far has its first list.</summary>
    public async Task SyncedAsync(CancellationToken cancel)
    {
        Informer[] all;
        lock (gate) all = [.. byScope.Values];
        foreach (var informer in all) await informer.SyncedAsync(cancel);
    }

    private void Start(ISpawner host, Informer informer)
    {
        var stop = stops[informer.Scope] = new();
        host.Spawn($"informer of {informer.Scope}", cancel => RunAsync(informer, stop, cancel));
    }

    private static async Task RunAsync(Informer informer, CancellationTokenSource stop, CancellationToken cancel)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, stop.Token);
        try
        {
            await informer.RunAsync(both.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            // Its kind is gone; that is no failure.
        }
        finally
        {
            stop.Dispose();
        }
    }
}
