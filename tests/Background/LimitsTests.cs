using Keles.Background.Simulation;

namespace Keles.Background.Tests;

public sealed class LimitsTests
{
    private readonly SimulationScheduler simulation = new(seed: 13);

    private TimeProvider Time => simulation.Main.Time;

    [Fact]
    public void A_bucket_lets_a_burst_through_and_then_its_rate()
    {
        var bucket = new TokenBucket(perSecond: 2, burst: 3, Time);
        Assert.Equal([true, true, true, false], Enumerable.Range(0, 4).Select(_ => bucket.TryTake()));
        simulation.Advance(TimeSpan.FromSeconds(0.5));
        Assert.True(bucket.TryTake());
        Assert.False(bucket.TryTake());
        simulation.Advance(TimeSpan.FromHours(1));
        Assert.Equal([true, true, true, false], Enumerable.Range(0, 4).Select(_ => bucket.TryTake()));
    }

    [Fact]
    public void Waiters_of_a_bucket_come_at_its_rate()
    {
        var bucket = new TokenBucket(perSecond: 2, burst: 1, Time);
        var times = new List<double>();
        simulation.Run(() => Task.WhenAll(Enumerable.Range(0, 5).Select(async _ =>
        {
            await bucket.WaitAsync(CancellationToken.None);
            times.Add(simulation.Elapsed.TotalSeconds);
        })));
        Assert.Equal([0, 0.5, 1, 1.5, 2], times);
    }

    [Fact]
    public void A_cancelled_waiter_gives_its_token_back()
    {
        var bucket = new TokenBucket(perSecond: 1, burst: 1, Time);
        Assert.True(bucket.TryTake());
        using var cancel = new CancellationTokenSource();
        var waiting = simulation.Main.Spawn("waiter", _ => bucket.WaitAsync(cancel.Token));
        simulation.RunUntilIdle();
        cancel.Cancel();
        simulation.Advance(TimeSpan.FromSeconds(1));
        Assert.True(waiting.IsCanceled);
        Assert.True(bucket.TryTake());
    }

    [Fact]
    public void A_gate_never_lets_more_through_than_its_limit()
    {
        for (ulong seed = 1; seed <= 20; seed++)
        {
            var run = new SimulationScheduler(seed);
            var gate = new WorkGate(new WorkLimits("pulls", Concurrent: 3, Waiting: 100));
            int inside = 0, most = 0, done = 0;
            run.Run(() => Task.WhenAll(Enumerable.Range(0, 30).Select(async i =>
            {
                using var pass = await gate.EnterAsync(CancellationToken.None);
                most = Math.Max(most, ++inside);
                await Task.Delay(TimeSpan.FromSeconds(1 + (i % 3)), run.Main.Time);
                inside--;
                done++;
            })));
            Assert.Equal(3, most);
            Assert.Equal(30, done);
        }
    }

    [Fact]
    public async Task A_full_gate_turns_away_by_name()
    {
        var gate = new WorkGate(new WorkLimits("image pulls", Concurrent: 1, Waiting: 1));
        using var first = await gate.EnterAsync(CancellationToken.None);
        var second = gate.EnterAsync(CancellationToken.None);
        var error = await Assert.ThrowsAsync<TooMuchWorkException>(async () => await gate.EnterAsync(CancellationToken.None));
        Assert.Equal("image pulls: 1 running and 1 waiting, which is the limit; try again later", error.Message);
        first.Dispose();
        first.Dispose();
        (await second).Dispose();
        using var third = await gate.EnterAsync(CancellationToken.None);
        Assert.Equal(0, gate.Waiting);
    }

    [Fact]
    public async Task Giving_up_a_wait_leaves_the_turn_to_the_next()
    {
        var gate = WorkGate.OneAtATime("lock");
        var first = await gate.EnterAsync(CancellationToken.None);
        using var cancel = new CancellationTokenSource();
        var impatient = gate.EnterAsync(cancel.Token);
        var patient = gate.EnterAsync(CancellationToken.None);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await impatient);
        first.Dispose();
        (await patient).Dispose();
    }

    [Fact]
    public async Task On_the_thread_pool_a_gate_of_one_is_a_lock()
    {
        var gate = WorkGate.OneAtATime("lock");
        var count = 0;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ThreadPoolSpawner.Instance.Spawn("adder", async cancel =>
        {
            for (var i = 0; i < 2000; i++)
            {
                using var pass = await gate.EnterAsync(cancel);
                count++;
            }
        })));
        Assert.Equal(16000, count);
    }

    [Fact]
    public void A_signal_waits_no_longer_than_it_may()
    {
        var signal = new Signal();
        Assert.False(simulation.Run(() => signal.WaitAsync(TimeSpan.FromSeconds(5), Time, CancellationToken.None)));
        Assert.Equal(TimeSpan.FromSeconds(5), simulation.Elapsed);
        signal.Set();
        Assert.True(simulation.Run(() => signal.WaitAsync(TimeSpan.FromSeconds(5), Time, CancellationToken.None)));
        Assert.Equal(TimeSpan.FromSeconds(5), simulation.Elapsed);
    }
}
