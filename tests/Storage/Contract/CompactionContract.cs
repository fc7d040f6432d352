using static Keles.Storage.Tests.Contract.Words;

namespace Keles.Storage.Tests.Contract;

public abstract class CompactionContract<TEngine> : StoreContract<TEngine>
    where TEngine : IEngine, new()
{
    // A race runs until it has happened; this ends one that never does.
    private const int MostRevisions = 1_000_000;

    [Fact]
    public async Task Reads_below_the_compacted_revision_are_refused_and_those_at_or_above_it_stay_right()
    {
        await Store.Creates("a", "1");      // 2
        await Store.Creates("b", "2");      // 3
        await Store.Updates("a", "3", 2);   // 4
        await Store.Deletes("b", 3);        // 5
        await Store.Updates("a", "5", 4);   // 6
        await Store.CompactAsync(5);
        foreach (var call in new Func<Task>[] { async () => await Store.GetAsync("a", 4), async () => await Store.ListAsync("", revision: 1), async () => await Store.CountAsync("", 4) })
        {
            Assert.Equal(5, (await Assert.ThrowsAsync<StorageCompactedException>(call)).CompactedRevision);
        }

        Assert.Equal("a=3", await Store.Lists("", 5));
        Assert.Equal("a=5", await Store.Lists("", 6));
        Assert.Equal(6, await Store.GetRevisionAsync());
    }

    [Fact]
    public async Task Everything_can_be_compacted_and_life_goes_on()
    {
        await Store.Creates("a", "1");
        await Store.Deletes("a", 2);
        await Store.CompactAsync(3);
        Assert.Equal("", await Store.Lists("", 3));
        Assert.Equal(4, await Store.Creates("a", "2"));
        await Store.Updates("a", "3", 4);
        await Store.CompactAsync(5);
        Assert.Equal("a=3", await Store.Lists(""));
        Assert.Equal(4, (await Store.GetAsync("a")).Value!.CreateRevision);
        Assert.Equal(6, await Store.Deletes("a", 5));
        await Store.CompactAsync(6);
        Assert.Equal(7, await Store.Creates("a"));
    }

    [Fact]
    public async Task Compacting_what_is_compacted_is_nothing_and_the_future_cannot_be()
    {
        await Store.Creates("a");
        await Store.Creates("b");
        await Store.CompactAsync(3);
        await Store.CompactAsync(2);
        await Store.CompactAsync(3);
        Assert.Equal(3, (await Assert.ThrowsAsync<StorageCompactedException>(async () => await Store.GetAsync("a", 2))).CompactedRevision);
        Assert.Equal(3, (await Assert.ThrowsAsync<StorageFutureRevisionException>(async () => await Store.CompactAsync(4))).CurrentRevision);
    }

    [Fact]
    public async Task A_watch_from_the_compacted_revision_works_and_knows_what_was_before()
    {
        await Store.Creates("a", "1");
        await Store.Updates("a", "2", 2);
        await Store.Updates("a", "3", 3);
        await Store.Deletes("a", 4);
        await Store.CompactAsync(3);
        using var watch = Store.Watch("a", 3);
        Assert.Equal(["4 ~a 2>3", "5 -a 3>(none)"], (await watch.ReadsUntil(5)).Select(e => e.Line()));
    }

    [Fact]
    public async Task A_watch_from_before_the_compacted_revision_ends_by_name()
    {
        for (var i = 0; i < 20; i++)
        {
            await Store.Creates($"a{i}");
        }

        await Store.CompactAsync(20);
        using var watch = Store.Watch("a", 5);
        Assert.Equal(new WatchBatch.Compacted(20), await watch.ReadAsync());
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await watch.ReadAsync());
    }

    [Fact]
    public async Task A_watch_that_compaction_overtakes_delivers_all_or_ends_by_name()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var asleep = Store.Watch("a", 1);
        for (var i = 0; i < 50; i++)
        {
            await Store.Creates($"a{i}");
        }

        Assert.NotEmpty(Assert.IsType<WatchBatch.Changes>(await asleep.ReadAsync(stop.Token)).Events);
        await Store.CompactAsync(51);
        Assert.Equal(new WatchBatch.Compacted(51), await asleep.ReadAsync(stop.Token));
    }

    [Fact]
    public async Task Readers_racing_with_compaction_see_the_right_value_or_compacted()
    {
        await Store.Creates("k", "2");
        var (right, compacted) = (0, 0);
        var compactor = Task.Run(async () =>
        {
            for (var mod = 2L; mod < MostRevisions && (mod < 200 || Volatile.Read(ref right) < 20);)
            {
                mod = await Store.Updates("k", $"{mod + 1}", mod);
                await Store.CompactAsync(mod - mod % 3);
            }
        });
        var readers = Enumerable.Range(0, 3).Select(seed => Task.Run(async () =>
        {
            var random = new Random(seed);
            while (!compactor.IsCompleted)
            {
                var revision = Math.Max(2, await Store.GetRevisionAsync() - random.Next(4));
                try
                {
                    Assert.Equal($"{revision}", await Store.Reads("k", revision));
                    Assert.Equal($"k={revision}", await Store.Lists("", revision));
                    Assert.NotEqual("(none)", await Store.Reads("k"));
                    Interlocked.Increment(ref right);
                }
                catch (StorageCompactedException gone)
                {
                    Assert.True(gone.CompactedRevision > revision);
                    Interlocked.Increment(ref compacted);
                }
            }
        })).ToArray();
        await compactor;
        await Task.WhenAll(readers);
        Assert.True(right > 0, "No read succeeded.");
    }

    [Fact]
    public async Task Watches_racing_with_compaction_see_each_change_with_what_was_before_or_end_by_name()
    {
        await Store.Creates("k", "2");
        var seen = 0;
        var writer = Task.Run(async () =>
        {
            for (var mod = 2L; mod < MostRevisions && (mod < 300 || Volatile.Read(ref seen) < 100);)
            {
                mod = await Store.Updates("k", $"{mod + 1}", mod);
                if (mod % 5 == 0)
                {
                    await Store.CompactAsync(mod - mod % 11);
                }
            }
        });
        var watchers = Enumerable.Range(0, 3).Select(seed => Task.Run(async () =>
        {
            var random = new Random(seed);
            while (!writer.IsCompleted)
            {
                Interlocked.Add(ref seen, await FollowAsync(Math.Max(1, await Store.GetRevisionAsync() - random.Next(30)), random.Next(1, 20)));
            }
        })).ToArray();
        await writer;
        await Task.WhenAll(watchers);
        Assert.True(seen > 0, "No watch saw anything.");
    }

    private async Task<int> FollowAsync(long after, int batches)
    {
        using var watch = Store.Watch("k", after);
        var next = after + 1;
        for (; batches > 0; batches--)
        {
            watch.RequestProgress();
            switch (await watch.ReadAsync())
            {
                case WatchBatch.Compacted(var compacted):
                    Assert.True(compacted >= next, "It ended although nothing it needed was gone.");
                    return 0;
                case WatchBatch.Changes(var events, var revision):
                    foreach (var e in events)
                    {
                        Assert.Equal($"{next} {(next == 2 ? "+k (none)" : $"~k {next - 1}")}>{next}", e.Line());
                        next++;
                    }

                    Assert.True(events.Count == 0 || revision >= next - 1);
                    break;
            }
        }

        return (int)(next - after - 1);
    }
}
