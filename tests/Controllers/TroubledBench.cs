using Keles.Background;
using Keles.Background.Simulation;
using Keles.Fakes;
using Keles.Machinery;
using Microsoft.Extensions.Logging.Abstractions;

namespace Keles.Controllers.Tests;

/// <summary>Controllers for which everything may go wrong that can, against a fake API, on one thread under a virtual clock. The test plays everyone else.</summary>
internal sealed class TroubledBench
{
    public TroubledBench(ulong seed, string[] controllers, TroubleOdds? odds = null)
    {
        Simulation = new(seed);
        Api = new FakeApi(Simulation.Main.Time) { Validates = true };
        Random = Simulation.Random.Fork("the test");
        Trouble = new(Simulation, Api, odds);
        var entries = AllControllers.List.Where(e => controllers.Contains(e.Name)).ToArray();
        Assert.Equal(controllers.Length, entries.Length);
        Trouble.Run("controllers", process => new ControllerManager(Api, new(), process.Around, NullLoggerFactory.Instance).RunTermAsync(entries, default));
    }

    /// <summary>How many seeds a test tries: few every time, many where <c>KELES_SEEDS</c> says so; <c>KELES_SEED</c> replays one.</summary>
    public static IEnumerable<ulong> Seeds(int few)
    {
        if (ulong.TryParse(Environment.GetEnvironmentVariable("KELES_SEED"), out var one)) return [one];
        var count = int.TryParse(Environment.GetEnvironmentVariable("KELES_SEEDS"), out var many) ? many : few;
        return Enumerable.Range(1, count).Select(static i => (ulong)i);
    }

    /// <summary>Tries a scenario with many seeds; a failure names its seed.</summary>
    /// <param name="kept">Seeds that found something once; they are tried every time.</param>
    public static void WithSeeds(int few, Action<ulong> scenario, params ulong[] kept)
    {
        foreach (var seed in Seeds(few).Concat(Environment.GetEnvironmentVariable("KELES_SEED") is null ? kept : []).Distinct())
        {
            try
            {
                scenario(seed);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"with seed {seed} (KELES_SEED={seed} replays it): {e.Message}", e);
            }
        }
    }

    public SimulationScheduler Simulation { get; }

    public FakeApi Api { get; }

    public Trouble Trouble { get; }

    public SeededRandom Random { get; }

    public DateTimeOffset Now => Api.Time.GetUtcNow();

    /// <summary>Since the beginning, whatever the wall clock says.</summary>
    public TimeSpan Elapsed => Simulation.Elapsed;

    /// <summary>Lets time pass in small steps and does something between them, until it says that all is done.</summary>
    public void Until(Func<bool> done, Action between, TimeSpan limit)
    {
        for (var end = Elapsed + limit; !done();)
        {
            Assert.True(Elapsed < end, $"not done after {limit}, with {Trouble.Count} troubles");
            between();
            Advance(TimeSpan.FromMilliseconds(Random.Next(10, 3000)));
        }
    }

    public void Advance(TimeSpan time)
    {
        Simulation.Advance(time);
        Assert.False(Trouble.Running!.IsCompleted, $"the controllers ended: {Trouble.Running.Exception}");
    }

    public void Change<T>(T value, Func<T, T> change) where T : class, IApiType<T>, IApiObject => Api.Put(change(Api.Get<T>(ObjectKey.Of(value))));

    /// <summary>A request of the test itself, which meets with no trouble.</summary>
    public T Ask<T>(Func<Task<T>> request)
    {
        var task = Simulation.Main.CallAsync("the test", request);
        Simulation.RunUntil(() => task.IsCompleted, "the test's own request");
        return task.GetAwaiter().GetResult();
    }
}
