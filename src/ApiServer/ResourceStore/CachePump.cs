using Keles.Storage;
using Microsoft.Extensions.Logging;

namespace Keles.ApiServer;

/// <summary>Carries every change of the store into the caches, in revision order, and says how far they are.</summary>
/// <remarks>One watch over all keys, so one revision tells how current every cache is: a consistent read asks the store for its
/// revision and waits here until the caches have reached it.</remarks>
internal sealed partial class CachePump(IStorage storage, TimeProvider time, ILogger<CachePump> log)
{
    private const string Everything = "/registry/";

    private readonly Lock gate = new();
    private volatile Dictionary<string, KindCache[]> byPrefix = new(StringComparer.Ordinal);
    private readonly List<(long Revision, TaskCompletionSource Reached)> waiting = [];
    private IStorageWatch? watch;
    private long revision;

    /// <summary>Everything up to here is in the caches.</summary>
    public long Revision => Interlocked.Read(ref revision);

    /// <summary>Feeds a cache from now on. Two may have one prefix: the one that is read and the one that is to take its place.</summary>
    public void Add(KindCache cache)
    {
        lock (gate) byPrefix = new(byPrefix, StringComparer.Ordinal) { [cache.Form.Prefix] = [.. byPrefix.GetValueOrDefault(cache.Form.Prefix) ?? [], cache] };
    }

    public void Remove(KindCache cache)
    {
        lock (gate)
        {
            var others = new Dictionary<string, KindCache[]>(byPrefix, StringComparer.Ordinal);
            others[cache.Form.Prefix] = [.. others[cache.Form.Prefix].Where(c => c != cache)];
            if (others[cache.Form.Prefix].Length == 0) others.Remove(cache.Form.Prefix);
            byPrefix = others;
        }
    }

    /// <summary>Fills every cache at the store's present revision.</summary>
    public async Task FillAsync(CancellationToken cancel)
    {
        var at = await storage.GetRevisionAsync(cancel);
        foreach (var cache in byPrefix.Values.SelectMany(static c => c)) cache.Reset((await storage.ListAsync(cache.Form.Prefix, revision: at, cancel: cancel)).Items, at);
        Advance(at);
    }

    /// <summary>Fills a cache that was added while the pump runs; what it was told meanwhile comes on top.</summary>
    public async Task FillAsync(KindCache cache, CancellationToken cancel)
    {
        var at = await storage.GetRevisionAsync(cancel);
        cache.Fill((await storage.ListAsync(cache.Form.Prefix, revision: at, cancel: cancel)).Items, at);
        await ReachAsync(at, cancel);
    }

    /// <summary>Runs until cancelled. The caches must have been filled.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                using var opened = watch = storage.Watch(Everything, Revision);
                await PumpAsync(opened, cancel);
                LogCompacted(log);
            }
            catch (StorageException e) when (!cancel.IsCancellationRequested)
            {
                LogBroken(log, e);
                await Task.Delay(CacheLimits.ReopenDelay, time, cancel);
            }

            await FillAsync(cancel);
        }
    }

    /// <summary>Waits until the caches hold all that the store had answered with before this call.</summary>
    public async ValueTask CatchUpAsync(CancellationToken cancel)
    {
        var target = await storage.GetRevisionAsync(cancel);
        await ReachAsync(target, cancel);
    }

    /// <summary>Waits until the caches have reached a revision; throws <see cref="TimeoutException"/> when they do not in time.</summary>
    public async ValueTask ReachAsync(long target, CancellationToken cancel)
    {
        if (Revision >= target) return;
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (revision >= target) return;
            waiting.Add((target, reached));
        }

        watch?.RequestProgress();
        await using var giveUp = cancel.UnsafeRegister(static (s, token) => ((TaskCompletionSource)s!).TrySetCanceled(token), reached);
        await using var timer = time.CreateTimer(static s => ((TaskCompletionSource)s!).TrySetException(new TimeoutException()), reached, CacheLimits.ConsistentReadTimeout, Timeout.InfiniteTimeSpan);
        await reached.Task;
    }

    private async Task PumpAsync(IStorageWatch opened, CancellationToken cancel)
    {
        while (await opened.ReadAsync(cancel) is WatchBatch.Changes batch)
        {
            foreach (var change in batch.Events) foreach (var cache in CachesOf(change.Key)) cache.Apply(change);
            Advance(batch.Revision);
        }
    }

    /// <summary>The longest prefix that is a kind's: <c>/registry/services/specs/</c>, <c>/registry/pods/</c>.</summary>
    private KindCache[] CachesOf(string key)
    {
        var lookup = byPrefix.GetAlternateLookup<ReadOnlySpan<char>>();
        var slash = key.IndexOf('/', Everything.Length);
        for (var depth = 0; depth < 2 && slash > 0; depth++)
        {
            if (lookup.TryGetValue(key.AsSpan(0, slash + 1), out var caches)) return caches;
            slash = key.IndexOf('/', slash + 1);
        }

        return [];
    }

    private void Advance(long to)
    {
        List<TaskCompletionSource>? reached = null;
        lock (gate)
        {
            if (to > revision) Interlocked.Exchange(ref revision, to);
            for (var i = waiting.Count - 1; i >= 0; i--)
            {
                if (waiting[i].Revision > to) continue;
                (reached ??= []).Add(waiting[i].Reached);
                waiting.RemoveAt(i);
            }
        }

        foreach (var waiter in reached ?? []) waiter.TrySetResult();
    }

    [LoggerMessage(1101, LogLevel.Warning, "The store compacted events the watch cache had not seen; it is filled anew")]
    private static partial void LogCompacted(ILogger log);

    [LoggerMessage(1102, LogLevel.Error, "The watch of the store broke; it is opened again")]
    private static partial void LogBroken(ILogger log, Exception error);
}
