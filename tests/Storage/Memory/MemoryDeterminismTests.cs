using Keles.Background.Simulation;
using Keles.Storage.Memory;
using Keles.Storage.Tests.Contract;

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
    public void Watches_in_a_simulation_stay_on_its_thread_and_replay_from_its_seed()
    {
        var (first, again, other) = (Simulate(5), Simulate(5), Simulate(6));
        Assert.Equal(first.Log, again.Log);
        Assert.Equal(first.Trace, again.Trace);
        Assert.NotEqual(first.Trace, other.Trace);
        Assert.Equal(first.Log.Order(), other.Log.Order());
        Assert.Equal(30, first.Log.Count);
    }

    private static (List<string> Log, ulong Trace) Simulate(ulong seed)
    {
        var simulation = new SimulationScheduler(seed);
        var store = new MemoryStorage();
        var log = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            var name = $"watch-{i}";
            simulation.Main.Spawn(name, async _ =>
            {
                using var watch = store.Watch("", 1);
                using var stop = new CancellationTokenSource();
                while (await watch.ReadAsync(stop.Token) is WatchBatch.Changes changes)
                {
                    log.AddRange(changes.Events.Select(e => $"{name} {e.Line()}"));
                }
            });
        }

        simulation.Main.Spawn("writer", async _ =>
        {
            for (var i = 0; i < 10; i++)
            {
                await store.Creates($"k{i}");
                await Task.Yield();
            }
        });
        simulation.RunUntil(() => log.Count == 30, "all watches have seen all writes");
        return (log, simulation.TraceHash);
    }
}
