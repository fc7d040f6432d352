using Keles.Storage.Memory;
using Keles.Storage.Tests.Contract;
using Keles.Storage.Watching;

namespace Keles.Storage.Tests.Watching;

public sealed class WatchStateTests
{
    [Fact]
    public async Task A_watch_is_live_falls_behind_catches_up_and_ends()
    {
        await using var store = new MemoryStorage(new() { Watching = new() { RecentEvents = 4, BatchEvents = 3 } });
        var watch = (HubWatch)store.Watch("", 1);
        await store.Creates("a0");
        await watch.ReadAsync();
        Assert.Equal(WatchState.Live, watch.State);
        for (var i = 1; i <= 8; i++)
        {
            await store.Creates($"a{i}");
        }

        await watch.ReadAsync();
        Assert.Equal(WatchState.CatchingUp, watch.State);
        await watch.ReadsUntil(10);
        Assert.Equal(WatchState.Live, watch.State);
        watch.Dispose();
        Assert.Equal(WatchState.Ended, watch.State);
    }
}
