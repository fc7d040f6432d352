using Keles.Storage.Faults;
using Keles.Storage.Memory;
using Keles.Storage.Tests.Contract;
using Keles.Storage.Watching;

namespace Keles.Storage.Tests.Faults;

public sealed class FaultyStorageTests
{
    private static readonly StorageException Lost = new(StorageFailure.Unavailable, "lost");

    private readonly MemoryStorage _inner = new();

    [Fact]
    public async Task A_fault_before_a_write_prevents_it_and_one_after_it_only_loses_the_answer()
    {
        await using var store = new FaultyStorage(_inner, call => call switch
        {
            ("Create", "a", FaultMoment.Before) or ("Create", "b", FaultMoment.After) => Lost,
            _ => null,
        });
        Assert.Same(Lost, await Assert.ThrowsAsync<StorageException>(() => store.Creates("a")));
        Assert.Same(Lost, await Assert.ThrowsAsync<StorageException>(() => store.Creates("b")));
        Assert.Equal(3, await store.Creates("c"));
        Assert.Equal("b=v c=v", await store.Lists(""));
    }

    [Fact]
    public async Task A_watch_can_be_refused_and_its_reads_can_fail()
    {
        var failing = false;
        await using var store = new FaultyStorage(_inner, call => failing && call is ("Watch" or "WatchRead", _, FaultMoment.Before) ? Lost : null);
        using var watch = store.Watch("", 1);
        await store.Creates("a");
        failing = true;
        await Assert.ThrowsAsync<StorageException>(async () => await watch.ReadAsync());
        Assert.Throws<StorageException>(() => store.Watch("", 1));
        failing = false;
        Assert.Single(await watch.ReadsUntil(2));
    }
}

public sealed class FaultlessEngine : IEngine
{
    public ValueTask<IStorage> OpenAsync(WatchLimits watching) =>
        new(new FaultyStorage(new MemoryStorage(new() { Watching = watching }), _ => null));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

public sealed class FaultlessWrites : WritesContract<FaultlessEngine>;

public sealed class FaultlessReads : ReadsContract<FaultlessEngine>;

public sealed class FaultlessWatches : WatchContract<FaultlessEngine>;

public sealed class FaultlessCompaction : CompactionContract<FaultlessEngine>;

public sealed class FaultlessConcurrency : ConcurrencyContract<FaultlessEngine>;

public sealed class FaultlessModel : ModelContract<FaultlessEngine>;
