namespace Keles.Background.Simulation;

/// <summary>
/// One simulated process: everything a program in it gets from its surroundings. Killing it is a power cut: nothing of it
/// runs again, no finally block, no timer; whoever waits for it must notice by its own means.
/// </summary>
public sealed class SimulationProcess : ISpawner
{
    private readonly SimulationScheduler scheduler;

    internal SimulationProcess(SimulationScheduler scheduler, string name)
    {
        this.scheduler = scheduler;
        Name = name;
        Timers = new SimulationContext(scheduler, this, $"{name}/timers");
        Time = new SimulationTime(scheduler, this);
        var random = scheduler.Random.Fork(name);
        Around = new Surroundings(Time, this, random, new UidSource(random.Fork("uids")));
    }

    public string Name { get; }

    public TimeProvider Time { get; }

    public Surroundings Around { get; }

    public bool IsDead { get; private set; }

    internal SimulationContext Timers { get; }

    public Task Spawn(string name, Func<CancellationToken, Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return CallAsync(name, async () =>
        {
            await work(CancellationToken.None);
            return true;
        });
    }

    /// <summary>
    /// Runs <paramref name="work"/> in this process and brings its result to the caller's: the way for one simulated process to
    /// call another, so that the death of the caller does not tear the callee's work apart.
    /// </summary>
    public Task<T> CallAsync<T>(string name, Func<Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        var context = new SimulationContext(scheduler, this, $"{Name}/{name}");
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        context.Post(_ => Settle(work, result), null);
        return result.Task;
    }

    public void Kill() => IsDead = true;

    private static async void Settle<T>(Func<Task<T>> work, TaskCompletionSource<T> result)
    {
        try
        {
            result.SetResult(await work());
        }
        catch (OperationCanceledException cancelled)
        {
            result.SetCanceled(cancelled.CancellationToken);
        }
        catch (Exception error)
        {
            result.SetException(error);
        }
    }
}
