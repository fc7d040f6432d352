using Keles.Background.Simulation;

namespace Keles.Background.Tests;

public sealed class SimulationTimeTests
{
    private readonly SimulationScheduler simulation = new(seed: 1);

    private TimeProvider Time => simulation.Main.Time;

    [Fact]
    public void A_year_of_waiting_takes_no_time()
    {
        var limits = new SimulationScheduler(1, new SimulationLimits { Time = TimeSpan.FromDays(400) });
        limits.Run(() => Task.Delay(TimeSpan.FromDays(40), limits.Main.Time));
        Assert.Equal(TimeSpan.FromDays(40), limits.Elapsed);
        Assert.Equal(SimulationScheduler.Start.AddDays(40), limits.Main.Time.GetUtcNow());
    }

    [Fact]
    public void Timers_fire_in_the_order_of_their_due_times()
    {
        var fired = new List<int>();
        foreach (var seconds in new[] { 3, 1, 2, 5, 4 })
        {
            Time.CreateTimer(s => fired.Add((int)s!), seconds, TimeSpan.FromSeconds(seconds), Timeout.InfiniteTimeSpan);
        }

        simulation.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal([1, 2, 3, 4], fired);
        simulation.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([1, 2, 3, 4, 5], fired);
    }

    [Fact]
    public void Timers_due_together_fire_in_an_order_of_the_seed()
    {
        var orders = new HashSet<string>();
        for (ulong seed = 0; seed < 20; seed++)
        {
            var fired = "";
            var run = new SimulationScheduler(seed);
            foreach (var name in new[] { "x", "y", "z" })
            {
                run.Main.Time.CreateTimer(s => fired += (string)s!, name, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
            }

            run.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal("xyz", string.Concat(fired.Order()));
            orders.Add(fired);
        }

        Assert.True(orders.Count > 1);
    }

    [Fact]
    public void A_period_repeats_until_disposed()
    {
        var ticks = 0;
        var timer = Time.CreateTimer(_ => ticks++, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
        simulation.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(3, ticks);
        timer.Dispose();
        simulation.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(3, ticks);
        Assert.False(timer.Change(TimeSpan.Zero, TimeSpan.Zero));
    }

    [Fact]
    public void A_changed_timer_forgets_its_former_due_time()
    {
        var firedAt = TimeSpan.Zero;
        var timer = Time.CreateTimer(_ => firedAt = simulation.Elapsed, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        timer.Change(TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan);
        simulation.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(TimeSpan.Zero, firedAt);
        simulation.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(TimeSpan.FromSeconds(10), firedAt);
    }

    [Fact]
    public void Advance_runs_what_becomes_due_at_its_own_time()
    {
        var seen = new List<TimeSpan>();
        _ = simulation.Main.Spawn("steps", async cancel =>
        {
            for (var i = 0; i < 3; i++)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), Time, cancel);
                seen.Add(simulation.Elapsed);
            }
        });
        simulation.Advance(TimeSpan.FromSeconds(2.5));
        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)], seen);
        Assert.Equal(TimeSpan.FromSeconds(2.5), simulation.Elapsed);
    }

    [Fact]
    public void Run_until_idle_lets_no_time_pass()
    {
        var reached = 0;
        _ = simulation.Main.Spawn("work", async cancel =>
        {
            await Task.Yield();
            reached = 1;
            await Task.Delay(TimeSpan.FromMilliseconds(1), Time, cancel);
            reached = 2;
        });
        simulation.RunUntilIdle();
        Assert.Equal(1, reached);
        Assert.Equal(TimeSpan.Zero, simulation.Elapsed);
    }

    [Fact]
    public void Timed_cancellation_runs_on_the_virtual_clock()
    {
        var error = Assert.ThrowsAny<OperationCanceledException>(() => simulation.Run(async () =>
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5), Time);
            await Task.Delay(Timeout.InfiniteTimeSpan, Time, limit.Token);
        }));
        Assert.NotNull(error);
        Assert.Equal(TimeSpan.FromMinutes(5), simulation.Elapsed);
    }
}
