using Keles.Background;
using Keles.Background.Simulation;

namespace Keles.Hosting.Tests;

public sealed class ProgramLifeTests
{
    private readonly SimulationScheduler simulation = new(1);
    private readonly StringWriter errors = new() { NewLine = "\n" };
    private readonly ProgramLife life;
    private readonly CancellationTokenSource stop = new();
    private readonly CancellationTokenSource abandon = new();

    public ProgramLifeTests() => life = new ProgramLife(errors, simulation.Main.Time);

    [Fact]
    public void The_result_of_the_work_is_the_exit_code()
    {
        Assert.Equal(7, Run(_ => Task.FromResult(7)));
        Assert.Equal("", errors.ToString());
    }

    [Fact]
    public void A_fatal_error_is_one_sentence()
    {
        Assert.Equal(3, Run(_ => throw new FatalException("containerd is missing: install it with apt", exitCode: 3)));
        Assert.Equal("error: containerd is missing: install it with apt\n", errors.ToString());
    }

    [Fact]
    public void An_unforeseen_error_is_a_sentence_too_with_its_cause()
    {
        Assert.Equal(1, Run(_ => throw new AggregateException(new InvalidOperationException("no\nway.", new IOException("disk full")))));
        Assert.Equal("error: no\\nway: disk full\n", errors.ToString());
    }

    [Fact]
    public void A_lost_loop_is_named() => Assert.Equal(
        "error: scheduler failed: it broke", ProgramLife.Sentence(Fault()));

    [Fact]
    public void Asked_to_stop_it_ends_well()
    {
        Assert.Equal(0, Run(async cancel =>
        {
            stop.Cancel();
            await Task.Delay(Timeout.InfiniteTimeSpan, simulation.Main.Time, cancel);
            return 1;
        }));
        Assert.Equal("", errors.ToString());
    }

    [Fact]
    public void What_does_not_end_in_time_is_left()
    {
        Assert.Equal(ExitCode.Failure, Run(async _ =>
        {
            stop.Cancel();
            await Task.Delay(TimeSpan.FromHours(1), simulation.Main.Time, CancellationToken.None);
            return 0;
        }));
        Assert.Equal(ProgramLife.DefaultGrace, simulation.Elapsed);
        Assert.Equal("error: not everything ended within 20 s of being asked to; ending all the same\n", errors.ToString());
    }

    [Fact]
    public void A_second_signal_ends_it_at_once()
    {
        Assert.Equal(ExitCode.Interrupted, Run(async _ =>
        {
            stop.Cancel();
            abandon.Cancel();
            await Task.Delay(TimeSpan.FromHours(1), simulation.Main.Time, CancellationToken.None);
            return 0;
        }));
        Assert.Equal(TimeSpan.Zero, simulation.Elapsed);
    }

    [Fact]
    public void A_cancellation_nobody_asked_for_is_a_failure() => Assert.Equal(1, Run(_ => throw new OperationCanceledException()));

    private static BackgroundFaultException Fault()
    {
        var simulation = new SimulationScheduler(1);
        var host = new BackgroundHost(simulation.Main, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        _ = host.Spawn("scheduler", _ => throw new FormatException("it broke"));
        return Assert.Throws<BackgroundFaultException>(() => simulation.Run(() => host.Completion));
    }

    private int Run(Func<CancellationToken, Task<int>> work) =>
        simulation.Run(() => life.RunAsync(work, stop.Token, abandon.Token));
}
