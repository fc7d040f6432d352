using static Keles.Storage.Tests.Contract.Words;

namespace Keles.Storage.Tests.Contract;

public abstract class WatchContract<TEngine> : StoreContract<TEngine>
    where TEngine : IEngine, new()
{
    [Fact]
    public async Task A_watch_from_an_old_revision_sees_every_event_exactly_once_in_order()
    {
        var expected = new List<string>();
        for (var i = 0; i < 30; i++)
        {
            var created = await Store.Creates($"w/{i}", "a");
            var updated = await Store.Updates($"w/{i}", "b", created);
            await Store.Creates($"x/{i}");
            var deleted = await Store.Deletes($"w/{i}", updated);
            expected.AddRange([$"{created} +w/{i} (none)>a", $"{updated} ~w/{i} a>b", $"{deleted} -w/{i} b>(none)"]);
        }

        using var all = Store.Watch("w/", 0);
        Assert.Equal(expected, (await all.ReadsUntil(121)).Select(e => e.Line()));
        using var some = Store.Watch("w/", 61);
        Assert.Equal(expected[45..], (await some.ReadsUntil(121)).Select(e => e.Line()));
    }

    [Fact]
    public async Task Listing_then_watching_misses_nothing_while_others_write()
    {
        var writers = Enumerable.Range(0, 4).Select(w => Task.Run(async () =>
        {
            for (var i = 0; i < 40; i++)
            {
                var made = await Store.Creates($"k/{w}/{i}");
                if (i % 3 == 0)
                {
                    await Store.Deletes($"k/{w}/{i}", made);
                }
            }
        })).ToArray();
        var list = await Store.ListAsync("k/");
        var cache = list.Items.ToDictionary(v => v.Key, v => v.ModRevision);
        using var watch = Store.Watch("k/", list.Revision);
        await Task.WhenAll(writers);
        foreach (var e in await watch.ReadsUntil(await Store.GetRevisionAsync()))
        {
            Assert.Equal(e.Previous?.ModRevision ?? 0, cache.GetValueOrDefault(e.Key));
            if (e.Current is { } now)
            {
                cache[e.Key] = now.ModRevision;
            }
            else
            {
                cache.Remove(e.Key);
            }
        }

        Assert.Equal((await Store.ListAsync("k/")).Items.ToDictionary(v => v.Key, v => v.ModRevision), cache);
    }

    [Fact]
    public async Task A_waiting_watch_is_woken_by_its_own_prefix_only()
    {
        using var watch = Store.Watch("a/", 1);
        var read = watch.ReadAsync().AsTask();
        await Store.Creates("b/1");
        await Store.Creates("a");
        Assert.False(read.IsCompleted);
        await Store.Creates("a/1", "x");
        var batch = Assert.IsType<WatchBatch.Changes>(await read.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal("4 +a/1 (none)>x", Assert.Single(batch.Events).Line());
        Assert.Equal(4, batch.Revision);
    }

    [Fact]
    public async Task Progress_is_told_on_request_and_covers_all_that_was_answered_before()
    {
        using var watch = Store.Watch("a/", 1);
        var read = watch.ReadAsync().AsTask();
        var revision = await Store.Creates("b/1");
        watch.RequestProgress();
        var batch = Assert.IsType<WatchBatch.Changes>(await read.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Empty(batch.Events);
        Assert.True(batch.Revision >= revision);

        revision = await Store.Creates("b/2");
        watch.RequestProgress();
        batch = Assert.IsType<WatchBatch.Changes>(await watch.ReadAsync());
        Assert.True(batch.Events.Count == 0 && batch.Revision >= revision);
        using var soon = new CancellationTokenSource();
        var next = watch.ReadAsync(soon.Token).AsTask();
        await Store.Creates("b/3");
        Assert.False(next.IsCompleted, "One request is one answer.");
    }

    [Fact]
    public async Task A_watch_may_begin_in_the_future()
    {
        using var watch = Store.Watch("a", 4);
        var read = watch.ReadAsync().AsTask();
        await Store.Creates("a1");
        await Store.Creates("a2");
        await Store.Creates("a3");
        await Store.Creates("a4");
        var batch = Assert.IsType<WatchBatch.Changes>(await read.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal("5 +a4 (none)>v", Assert.Single(batch.Events).Line());
    }

    [Fact]
    public async Task A_cancelled_read_loses_nothing()
    {
        using var watch = Store.Watch("a", 1);
        for (var i = 0; i < 20; i++)
        {
            using var cancel = new CancellationTokenSource();
            var read = watch.ReadAsync(cancel.Token).AsTask();
            var cancelling = Task.Run(cancel.Cancel);
            var revision = await Store.Creates($"a{i}");
            await cancelling;
            var seen = 0;
            try
            {
                seen = Assert.IsType<WatchBatch.Changes>(await read).Events.Count;
            }
            catch (OperationCanceledException)
            {
                // The write lost the race; its event is still to come.
            }

            Assert.Equal(1, seen + (await watch.ReadsUntil(revision)).Count);
        }

        Assert.Equal(21, await Store.GetRevisionAsync());
        using var unwilling = new CancellationTokenSource();
        var waiting = watch.ReadAsync(unwilling.Token).AsTask();
        await unwilling.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task Disposing_a_watch_ends_its_pending_read_and_no_other()
    {
        using var other = Store.Watch("a", 1);
        var watch = Store.Watch("a", 1);
        var read = watch.ReadAsync().AsTask();
        watch.Dispose();
        watch.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => read);
        await Store.Creates("a");
        Assert.Single(await other.ReadsUntil(2));
    }

    [Fact]
    public async Task A_hundred_watches_and_one_that_never_reads_all_see_everything()
    {
        using var asleep = Store.Watch("k/", 1);
        var watches = Enumerable.Range(0, 100).Select(i => (Prefix: $"k/{i % 10}/", Watch: Store.Watch($"k/{i % 10}/", 1))).ToArray();
        var reading = watches.Select(w => Task.Run(async () =>
        {
            var seen = new List<StorageEvent>();
            while (seen.Count < 40)
            {
                seen.AddRange(Assert.IsType<WatchBatch.Changes>(await w.Watch.ReadAsync()).Events);
            }

            return seen;
        })).ToArray();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 100; i++)
            {
                await Store.Creates($"k/{i % 10}/{writer}-{i}");
            }
        })));
        var history = await asleep.ReadsUntil(401);
        Assert.Equal(Enumerable.Range(2, 400), history.Select(e => (int)e.Revision));
        foreach (var ((prefix, watch), read) in watches.Zip(reading))
        {
            var seen = await read.WaitAsync(TimeSpan.FromSeconds(60));
            Assert.Equal(history.Where(e => e.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(e => e.Line()), seen.Select(e => e.Line()));
            watch.Dispose();
        }
    }
}
