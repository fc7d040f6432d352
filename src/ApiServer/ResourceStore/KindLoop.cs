using Keles.Api;
using Keles.Background;
using Keles.Client;
using Keles.Storage;
using Microsoft.Extensions.Logging;

namespace Keles.ApiServer;

/// <summary>A loop over the objects of one kind: every change of one of them wakes it, and it looks at all of them now and then besides.</summary>
internal sealed class KindLoop
{
    private readonly ObjectStore store;
    private readonly Kind kind;
    private readonly Loop loop;

    public KindLoop(string name, TimeSpan interval, ObjectStore store, Kind kind, Func<CancellationToken, Task> round, Surroundings around, ILogger log)
    {
        (this.store, this.kind) = (store, kind);
        loop = new(new LoopOptions(name, interval) { IsTransient = IsTransient }, round, around, log);
    }

    /// <summary>What a later round may not meet any more.</summary>
    public static bool IsTransient(Exception error) => TransientErrors.Network(error) || error is StorageException or ApiException { IsTransient: true };

    /// <summary>Asks for a round now.</summary>
    public void Wake() => loop.Wake();

    /// <summary>Runs until cancelled.</summary>
    /// <param name="beside">Runs as long as the loop does, and ends it when it ends.</param>
    public async Task RunAsync(CancellationToken cancel, Func<CancellationToken, Task>? beside = null)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        List<Task> all = [loop.RunAsync(stop.Token), FollowAsync(stop.Token)];
        if (beside is not null) all.Add(beside(stop.Token));
        var ended = await Task.WhenAny(all);
        stop.Cancel();
        await ended;
    }

    private async Task FollowAsync(CancellationToken cancel)
    {
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            var (_, watcher) = store.WatchNow(kind, "", "");
            using (watcher)
            {
                // What happened before this watch began is seen by the round that this wakes.
                loop.Wake();
                await foreach (var _ in watcher.Events.ReadEachAsync(cancel)) loop.Wake();
            }
        }
    }
}
