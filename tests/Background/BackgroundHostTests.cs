using Keles.Background.Simulation;
using Microsoft.Extensions.Logging.Abstractions;

namespace Keles.Background.Tests;

public sealed class BackgroundHostTests
{
    private readonly SimulationScheduler simulation = new(seed: 5);
    private readonly BackgroundHost host;

    public BackgroundHostTests() => host = new BackgroundHost(simulation.Main, NullLogger.Instance);

    [Fact]
    public void One_failure_ends_everything_and_is_the_error_of_the_host()
    {
        var otherStopped = false;
        _ = host.SpawnForever("patient", async cancel =>
        {
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, simulation.Main.Time, cancel);
            }
            finally
            {
                otherStopped = true;
            }
        });
        _ = host.SpawnForever("broken", async cancel =>
        {
            await Task.Delay(TimeSpan.FromSeconds(1), simulation.Main.Time, cancel);
            throw new FormatException("it broke");
        });
        var fault = Assert.Throws<BackgroundFaultException>(() => simulation.Run(() => host.Completion));
        Assert.Equal("broken", fault.Work);
        Assert.Equal("broken failed: it broke", fault.Message);
        Assert.IsType<FormatException>(fault.InnerException);
        Assert.True(otherStopped);
        Assert.Empty(host.Running);
    }

    [Fact]
    public void Work_that_should_last_but_returns_is_a_fault()
    {
        _ = host.SpawnForever("short", _ => Task.CompletedTask);
        var fault = Assert.Throws<BackgroundFaultException>(() => simulation.Run(() => host.Completion));
        Assert.Equal("short ended although nobody stopped it", fault.Message);
    }

    [Fact]
    public void Finite_work_may_end()
    {
        _ = host.Spawn("short", _ => Task.CompletedTask);
        simulation.RunUntilIdle();
        Assert.False(host.Completion.IsCompleted);
        simulation.Run(() => host.StopAsync());
        Assert.True(host.Completion.IsCompletedSuccessfully);
    }

    [Fact]
    public void A_cancellation_of_its_own_is_a_failure_and_not_a_stop()
    {
        _ = host.SpawnForever("confused", _ => Task.FromCanceled(new CancellationToken(true)));
        Assert.Throws<BackgroundFaultException>(() => simulation.Run(() => host.Completion));
    }

    [Fact]
    public void Stopping_waits_for_work_to_end()
    {
        _ = host.SpawnForever("slow to stop", async cancel =>
        {
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, simulation.Main.Time, cancel);
            }
            finally
            {
                await Task.Delay(TimeSpan.FromSeconds(7), simulation.Main.Time, CancellationToken.None);
            }
        });
        simulation.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["slow to stop"], host.Running);
        simulation.Run(() => host.StopAsync());
        Assert.Equal(TimeSpan.FromSeconds(8), simulation.Elapsed);
    }

    [Fact]
    public void After_the_stop_nothing_starts()
    {
        simulation.Run(() => host.StopAsync());
        var ran = false;
        var late = host.Spawn("late", _ =>
        {
            ran = true;
            return Task.CompletedTask;
        });
        simulation.RunUntilIdle();
        Assert.True(late.IsCanceled);
        Assert.False(ran);
    }

    [Fact]
    public async Task The_thread_pool_propagates_a_fault_too()
    {
        await using var real = new BackgroundHost(ThreadPoolSpawner.Instance, NullLogger.Instance);
        var started = new TaskCompletionSource();
        _ = real.SpawnForever("patient", cancel =>
        {
            started.SetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancel);
        });
        await started.Task;
        _ = real.Spawn("broken", _ => throw new FormatException("at once"));
        var fault = await Assert.ThrowsAsync<BackgroundFaultException>(() => real.Completion);
        Assert.Equal("broken", fault.Work);
    }

    [Fact]
    public async Task Spawned_work_does_not_inherit_ambient_values()
    {
        var ambient = new AsyncLocal<string> { Value = "request 1" };
        string? seen = "unset";
        await ThreadPoolSpawner.Instance.Spawn("work", _ =>
        {
            seen = ambient.Value;
            return Task.CompletedTask;
        });
        Assert.Null(seen);
    }
}
