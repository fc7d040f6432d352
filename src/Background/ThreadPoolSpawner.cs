namespace Keles.Background;

/// <summary>Runs work on the thread pool; a <see cref="BackgroundHost"/> on top gives it an end and watches for faults.</summary>
public sealed class ThreadPoolSpawner : ISpawner
{
    public static ThreadPoolSpawner Instance { get; } = new();

    private ThreadPoolSpawner()
    {
    }

    public Task Spawn(string name, Func<CancellationToken, Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);

        // A loop outlives the request that happened to start it, so it must not inherit that request's ambient values.
        using var flow = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
        return Task.Run(() => work(CancellationToken.None));
    }
}
