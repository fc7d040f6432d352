using Keles.Background.Simulation;

namespace Keles.Background.Tests;

public sealed class SimulationBoundsTests
{
    [Fact]
    public void A_wait_for_what_cannot_happen_says_what_and_the_seed()
    {
        var simulation = new SimulationScheduler(seed: 77);
        var error = Assert.Throws<SimulationStuckException>(() => simulation.RunUntil(() => false, "the pod to run"));
        Assert.Contains("the pod to run", error.Message, StringComparison.Ordinal);
        Assert.Contains("seed 77", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Spinning_without_time_passing_is_stopped()
    {
        var simulation = new SimulationScheduler(1, new SimulationLimits { Steps = 1000 });
        _ = simulation.Main.Spawn("spin", async _ =>
        {
            while (true)
            {
                await Task.Yield();
            }
        });
        Assert.Throws<SimulationStuckException>(simulation.RunUntilIdle);
    }

    [Fact]
    public void Waiting_for_ever_on_timers_is_stopped()
    {
        var simulation = new SimulationScheduler(1, new SimulationLimits { Time = TimeSpan.FromHours(1) });
        _ = simulation.Main.Time.CreateTimer(_ => { }, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        Assert.Throws<SimulationStuckException>(() => simulation.RunUntil(() => false, "never"));
        Assert.InRange(simulation.Elapsed, TimeSpan.FromHours(1), TimeSpan.FromHours(1.01));
    }

    [Fact]
    public void Leaving_the_thread_is_an_error_that_names_the_work()
    {
        var simulation = new SimulationScheduler(1);
        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = simulation.Main.Spawn("leaver", async _ => await source.Task);
        simulation.RunUntilIdle();
        var elsewhere = new Thread(source.SetResult);
        elsewhere.Start();
        elsewhere.Join();
        var error = Assert.Throws<InvalidOperationException>(simulation.RunUntilIdle);
        Assert.Contains("main/leaver was continued from another thread", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_framework_method_that_leaves_the_thread_is_found_out()
    {
        var simulation = new SimulationScheduler(1);
        var semaphore = new SemaphoreSlim(0);
        using var cancel = new CancellationTokenSource();
        _ = simulation.Main.Spawn("releaser", async _ =>
        {
            await Task.Delay(TimeSpan.FromSeconds(1), simulation.Main.Time, CancellationToken.None);
            semaphore.Release();
        });
        var error = Assert.Throws<InvalidOperationException>(() => simulation.Run(() => semaphore.WaitAsync(cancel.Token)));
        Assert.Contains("main/run was continued from another thread", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Plain_continuations_stay_on_the_thread()
    {
        var simulation = new SimulationScheduler(1);
        var thread = simulation.Run(async () =>
        {
            var delay = Task.Delay(TimeSpan.FromSeconds(1), simulation.Main.Time, CancellationToken.None);
#pragma warning disable CA2008 // the scheduler that is current is the very thing tested
            return await delay.ContinueWith(_ => Environment.CurrentManagedThreadId);
#pragma warning restore CA2008
        });
        Assert.Equal(Environment.CurrentManagedThreadId, thread);
    }

    [Fact]
    public void The_simulation_cannot_be_run_from_within()
    {
        var simulation = new SimulationScheduler(1);
        Assert.Throws<InvalidOperationException>(() => simulation.Run(() =>
        {
            simulation.RunUntilIdle();
            return Task.CompletedTask;
        }));
    }
}
