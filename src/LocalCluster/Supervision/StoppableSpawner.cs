using Keles.Background;

namespace Keles.LocalCluster;

/// <summary>Adds a cluster host's own end to the work that its nodes start.</summary>
internal sealed class StoppableSpawner(ISpawner inner, CancellationToken stop) : ISpawner
{
    public Task Spawn(string name, Func<CancellationToken, Task> work) => inner.Spawn(name, async cancel =>
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, stop);
        try
        {
            await work(either.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Not a failure of the work.
        }
    });
}
