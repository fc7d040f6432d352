using Keles.Background.Simulation;
using Microsoft.Extensions.Logging.Abstractions;

namespace Keles.Background.Tests;

public sealed class LoopTests
{
    private readonly SimulationScheduler simulation = new(seed: 11);
    private readonly List<double> rounds = [];

    [Fact]
    public void Goes_round_at_its_interval_starting_at_once()
    {
        Start(ALoop(_ => Task.CompletedTask));
        simulation.Advance(TimeSpan.FromSeconds(25));
        Assert.Equal([0, 10, 20], rounds);
    }

    [Fact]
    public void Jitter_lengthens_the_interval_and_never_shortens_it()
    {
        Start(ALoop(_ => Task.CompletedTask, jitter: 0.5));
        simulation.Advance(TimeSpan.FromMinutes(10));
        var gaps = rounds.Zip(rounds.Skip(1), (a, b) => b - a).ToList();
        Assert.All(gaps, gap => Assert.InRange(gap, 10, 15));
        Assert.True(gaps.Distinct().Count() > 10);
    }

    [Fact]
    public void Waking_brings_one_round_for_many_wakes()
    {
        var loop = ALoop(_ => Task.CompletedTask);
        Start(loop);
        simulation.Advance(TimeSpan.FromSeconds(3));
        loop.Wake();
        loop.Wake();
        simulation.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal([0, 3], rounds);
    }

    [Fact]
    public void Transient_failures_back_off_and_a_good_round_resets()
    {
        Start(ALoop(_ => rounds.Count is <= 3 or 5 ? throw new HttpRequestException("refused") : Task.CompletedTask));
        simulation.Advance(TimeSpan.FromSeconds(19));
        Assert.Equal([0, 1, 3, 7, 17, 18], rounds);
    }

    [Fact]
    public void Any_other_failure_ends_the_host()
    {
        var host = Start(ALoop(_ => throw new FormatException("not transient")));
        var fault = Assert.Throws<BackgroundFaultException>(() => simulation.Run(() => host.Completion));
        Assert.Equal("the loop failed: not transient", fault.Message);
    }

    [Fact]
    public void A_connection_that_breaks_while_stopping_is_no_fault()
    {
        var host = Start(ALoop(async cancel =>
        {
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, simulation.Main.Time, cancel);
            }
            catch (OperationCanceledException)
            {
                throw new IOException("connection closed");
            }
        }));
        simulation.Advance(TimeSpan.FromSeconds(1));
        simulation.Run(() => host.StopAsync());
        Assert.True(host.Completion.IsCompletedSuccessfully);
    }

    private Loop ALoop(Func<CancellationToken, Task> round, double jitter = 0) => new(
        new LoopOptions("the loop", TimeSpan.FromSeconds(10))
        {
            Jitter = jitter,
            Backoff = new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60)),
        },
        cancel =>
        {
            rounds.Add(simulation.Elapsed.TotalSeconds);
            return round(cancel);
        },
        simulation.Main.Around,
        NullLogger.Instance);

    private BackgroundHost Start(Loop loop)
    {
        var host = new BackgroundHost(simulation.Main, NullLogger.Instance);
        _ = host.Start(loop);
        return host;
    }
}
