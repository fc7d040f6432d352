using Keles.Storage.Memory;
using Keles.Storage.Tests.Contract;
using Keles.Storage.Tests.Simulated;

namespace Keles.Storage.Tests.Memory;

public sealed class MemoryDeterminismTests
{
    [Fact]
    public void Every_call_is_done_when_it_returns()
    {
        var store = new MemoryStorage();
        Assert.True(store.CreateAsync("a", Words.Bytes("x")).AsTask().IsCompletedSuccessfully);
        Assert.True(store.UpdateAsync("a", Words.Bytes("y"), 2).AsTask().IsCompletedSuccessfully);
        Assert.True(store.DeleteAsync("a", 3).AsTask().IsCompletedSuccessfully);
        Assert.True(store.ListAsync("").AsTask().IsCompletedSuccessfully);
        Assert.True(store.CompactAsync(4).AsTask().IsCompletedSuccessfully);
        Assert.True(store.DisposeAsync().AsTask().IsCompletedSuccessfully);
    }

    [Fact]
    public void Watches_run_on_the_readers_own_scheduler_in_the_order_they_began()
    {
        var pump = new PumpedScheduler();
        var store = new MemoryStorage();
        var log = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            var name = $"w{i}";
            pump.Start(async () =>
            {
                using var stop = new CancellationTokenSource();
                using var watch = store.Watch("", 1);
                for (var seen = 0; seen < 2; seen++)
                {
                    var batch = Assert.IsType<WatchBatch.Changes>(await watch.ReadAsync(stop.Token));
                    Assert.Same(pump, TaskScheduler.Current);
                    log.Add($"{name}:{batch.Revision}");
                }
            });
        }

        pump.RunUntilIdle();
        pump.Start(async () => await store.Creates("a"));
        pump.RunUntilIdle();
        pump.Start(async () => await store.Creates("b"));
        pump.RunUntilIdle();
        Assert.Equal(["w0:2", "w1:2", "w2:2", "w0:3", "w1:3", "w2:3"], log);
    }
}
