using Keles.Storage.Memory;

namespace Keles.Storage.Bench;

internal static class Watches
{
    private const int Watchers = 100;

    /// <summary>What watches cost the writer: creates in memory, alone and with a hundred watches of other prefixes and one of this.</summary>
    public static async Task RunAsync(Report report)
    {
        await using var alone = new MemoryStorage();
        await using var watched = new MemoryStorage();
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, Watchers + 1)
            .Select(i => ReadAsync(watched.Watch(i == 0 ? "/registry/pods/" : $"/registry/kind-{i}/", 1), stop.Token)).ToArray();
        var (ours, floor) = await Rates.CompareAsync(() => Rates.Repeat(() => Creates(watched)), () => Rates.Repeat(() => Creates(alone)));
        report.Rate($"creates in memory with {Watchers + 1} watches, 1 concerned", ours, floor, "without watches");
        await stop.CancelAsync();
        await Task.WhenAll(readers);
    }

    private static long _next;

    private static int Creates(MemoryStorage store)
    {
        for (var i = 0; i < 1000; i++)
        {
            store.CreateAsync(Sizes.Key(_next++), Sizes.Value).AsTask().GetAwaiter().GetResult();
        }

        store.CompactAsync(store.GetRevisionAsync().AsTask().Result).AsTask().GetAwaiter().GetResult();
        return 1000;
    }

    private static async Task ReadAsync(IStorageWatch watch, CancellationToken stop)
    {
        using (watch)
        {
            try
            {
                while (await watch.ReadAsync(stop) is WatchBatch.Changes)
                {
                }
            }
            catch (OperationCanceledException)
            {
                // The measurement is over.
            }
        }
    }
}
