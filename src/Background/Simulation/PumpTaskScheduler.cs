namespace Keles.Background.Simulation;

/// <summary>Keeps plain tasks (ContinueWith, StartNew) that the simulated code makes on the simulation's thread.</summary>
internal sealed class PumpTaskScheduler(SimulationScheduler scheduler) : TaskScheduler
{
    private readonly SimulationContext stray = new(scheduler, scheduler.Main, "tasks");

    public void RunInline(Action action)
    {
        var task = new Task(action);
        task.RunSynchronously(this);
        task.GetAwaiter().GetResult();
    }

    protected override void QueueTask(Task task) =>
        (SynchronizationContext.Current as SimulationContext ?? stray).Post(_ => TryExecuteTask(task), null);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && scheduler.IsOnItsThread && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => [];
}
