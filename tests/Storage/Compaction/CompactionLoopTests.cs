using Keles.Background.Simulation;
using Keles.Storage.Compaction;
using Keles.Storage.Faults;
using Keles.Storage.Memory;
using Keles.Storage.Tests.Contract;

namespace Keles.Storage.Tests.Compaction;

public sealed class CompactionLoopTests
{
    private readonly SimulationScheduler _simulation = new(seed: 3);
    private readonly MemoryStorage _store = new();

    [Fact]
    public void The_last_five_minutes_stay_readable_as_time_passes()
    {
        Spawn(_store);
        for (var minute = 0; minute < 10; minute++)
        {
            Write($"k{minute}");
            _simulation.Advance(TimeSpan.FromMinutes(1));
        }

        // k4 is revision 6, written at minute 4 and seen by the loop no later than half a minute after.
        Assert.Equal(6, Oldest());
    }

    [Fact]
    public void A_failed_compaction_is_told_and_tried_again()
    {
        var failures = new List<StorageFailure>();
        var failing = new FaultyStorage(_store, call => call.Member == "Compact" && failures.Count < 2
            ? new StorageException(StorageFailure.DiskFull, "full") : null);
        Spawn(failing, failures);
        Write("a");
        _simulation.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal([StorageFailure.DiskFull, StorageFailure.DiskFull], failures);
        Assert.Equal(2, Oldest());
    }

    private void Spawn(IStorage store, List<StorageFailure>? failures = null)
    {
        var process = _simulation.StartProcess("server");
        var loop = new CompactionLoop(store, new(), process.Time, failure => failures?.Add(failure.Failure));
        process.Spawn("compaction", loop.RunAsync);
        _simulation.RunUntilIdle();
    }

    private void Write(string key) => _simulation.Run(async () => await _store.Creates(key));

    private long Oldest()
    {
        using var watch = _store.Watch("", 0);
        return _simulation.Run(async () => (await watch.ReadAsync()) is WatchBatch.Compacted(var compacted) ? compacted : 0);
    }
}
