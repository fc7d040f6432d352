using Keles.Background;
using Keles.Client;
using Microsoft.Extensions.Logging;

namespace Keles.Reconcile;

/// <summary>The one worker loop of all controllers: takes keys, lets them be reconciled, and decides when a key comes back.</summary>
/// <remarks>Not found is success (what was to be cared for is gone); conflicts and failures come back after a growing pause.</remarks>
public sealed partial class Reconciler<TKey> : IController where TKey : notnull
{
    private readonly WorkQueue<TKey> queue;
    private readonly Func<TKey, CancellationToken, Task<Requeue>> reconcile;
    private readonly Surroundings around;
    private readonly ILogger log;

    public Reconciler(WorkQueue<TKey> queue, Func<TKey, CancellationToken, Task<Requeue>> reconcile, Surroundings around, ILogger log) =>
        (this.queue, this.reconcile, this.around, this.log) = (queue, reconcile, around, log);

    public string Name => queue.Name;

    /// <summary>Keys worked on at the same time.</summary>
    public int Workers { get; init; } = 5;

    /// <summary>Own writes to wait for before a key is worked on again.</summary>
    public PendingWrites<TKey>? Pending { get; init; }

    public Task RunAsync(CancellationToken cancel) =>
        Together.RunAsync(Enumerable.Range(1, Workers).Select(i => around.Spawner.Spawn($"{Name}/{i}", _ => WorkAsync(cancel))));

    private async Task WorkAsync(CancellationToken cancel)
    {
        while (true)
        {
            var key = await queue.TakeAsync(cancel);
            var began = around.Time.GetTimestamp();
            try
            {
                await OneAsync(key, cancel);
            }
            finally
            {
                QueueMetrics.Worked(Name, around.Time.GetElapsedTime(began));
                queue.Done(key);
            }
        }
    }

    private async Task OneAsync(TKey key, CancellationToken cancel)
    {
        try
        {
            if (Pending is not null) await Pending.SettledAsync(key, cancel);
            var again = await reconcile(key, cancel);
            queue.Forget(key);
            if (again.Delay is { } delay) queue.AddAfter(key, delay);
        }
        catch (ApiException e) when (e.IsNotFound || e.IsNamespaceTerminating)
        {
            Gone(log, Name, key, e.Message);
            queue.Forget(key);
        }
        catch (ApiException e) when (e.IsConflict || e.IsAlreadyExists || e.IsTransient)
        {
            TryAgain(log, Name, key, e.Message);
            queue.AddRateLimited(key);
        }
        catch (ApiException e)
        {
            Refused(log, Name, key, e.Message);
            queue.AddRateLimited(key);
        }
        catch (TimeoutException e)
        {
            TryAgain(log, Name, key, e.Message);
            queue.AddRateLimited(key);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            queue.AddRateLimited(key);
            Failed(log, Name, key, queue.Failures(key), e);
        }
    }
}
