namespace Keles.Storage.Tests.Simulated;

/// <summary>Runs tasks on the test's own thread, first come first served, when it is told to.</summary>
internal sealed class PumpedScheduler : TaskScheduler
{
    private readonly Queue<Task> _ready = new();
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly List<Task> _started = [];

    public void Start(Func<Task> work) =>
        _started.Add(Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.None, this).Unwrap());

    public void RunUntilIdle()
    {
        while (_ready.TryDequeue(out var task))
        {
            TryExecuteTask(task);
        }

        foreach (var failed in _started.Where(t => t.IsFaulted))
        {
            failed.GetAwaiter().GetResult();
        }
    }

    protected override void QueueTask(Task task)
    {
        Assert.Equal(_thread, Environment.CurrentManagedThreadId);
        _ready.Enqueue(task);
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => _ready;
}
