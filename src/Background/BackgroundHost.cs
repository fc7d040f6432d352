using Microsoft.Extensions.Logging;

namespace Keles.Background;

/// <summary>
/// Owns the background work of one component: gives it a common end, and ends it all when one piece fails, because a
/// control plane that lost a loop silently is worse than one that is gone.
/// </summary>
/// <remarks>
/// Safe from any thread. <c>gate</c> protects <c>running</c>, <c>fault</c> and <c>stopped</c>; nothing is called while it is
/// held. Example: the scheduler's loop throws; the fault is kept, <see cref="Stopping"/> is cancelled, the other loops end,
/// and <see cref="Completion"/> then fails with "scheduler failed: …".
/// </remarks>
public sealed partial class BackgroundHost(ISpawner spawner, ILogger log) : ISpawner, IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly TaskCompletionSource completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<long, string> running = [];
    private long started;
    private bool stopped;
    private BackgroundFaultException? fault;

    /// <summary>Cancelled when the host is stopped or a piece of work failed.</summary>
    public CancellationToken Stopping => stopping.Token;

    /// <summary>Ends when the host was stopped and all work has ended; fails with the first <see cref="BackgroundFaultException"/>.</summary>
    public Task Completion => completion.Task;

    /// <summary>The names of the work that has not ended.</summary>
    public IReadOnlyList<string> Running
    {
        get
        {
            lock (gate)
            {
                return [.. running.Values];
            }
        }
    }

    /// <summary>Starts work that may end; its failure ends the host. The returned task ends as the work does.</summary>
    public Task Spawn(string name, Func<CancellationToken, Task> work) => Start(name, work, mayEnd: true);

    /// <summary>Starts work that ends only with the host: ending earlier is a fault too.</summary>
    public Task SpawnForever(string name, Func<CancellationToken, Task> work) => Start(name, work, mayEnd: false);

    public Task Start(Loop loop)
    {
        ArgumentNullException.ThrowIfNull(loop);
        return SpawnForever(loop.Name, loop.RunAsync);
    }

    /// <summary>Asks all work to end and waits until it has. Fails as <see cref="Completion"/> does.</summary>
    public Task StopAsync()
    {
        End(null);
        return Completion;
    }

    /// <summary>As <see cref="StopAsync"/>, but faults were for <see cref="Completion"/> to tell.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await StopAsync();
        }
        catch (BackgroundFaultException error)
        {
            log.LogDebug("stopped after a fault: {Reason}", error.Message);
        }
    }

    private Task Start(string name, Func<CancellationToken, Task> work, bool mayEnd)
    {
        long id;
        lock (gate)
        {
            if (stopped)
            {
                return Task.FromCanceled(stopping.Token);
            }

            id = ++started;
            running.Add(id, name);
        }

        return spawner.Spawn(name, _ => Watch(id, name, work, mayEnd));
    }

    private async Task Watch(long id, string name, Func<CancellationToken, Task> work, bool mayEnd)
    {
        BackgroundFaultException? ended = null;
        try
        {
            await work(stopping.Token);
            ended = mayEnd || stopping.IsCancellationRequested ? null : BackgroundFaultException.EndedByItself(name);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception error)
        {
            ended = BackgroundFaultException.From(name, error);
            throw;
        }
        finally
        {
            if (ended is not null)
            {
                Faulted(log, name, ended);
                End(ended);
            }

            Forget(id);
        }
    }

    private void End(BackgroundFaultException? why)
    {
        lock (gate)
        {
            fault ??= why;
            stopped = true;
        }

        stopping.Cancel();
        CompleteWhenEmpty();
    }

    private void Forget(long id)
    {
        lock (gate)
        {
            running.Remove(id);
        }

        CompleteWhenEmpty();
    }

    private void CompleteWhenEmpty()
    {
        lock (gate)
        {
            if (!stopped || running.Count > 0)
            {
                return;
            }
        }

        // Nothing can be started any more, so what was read under the lock stays true.
        _ = fault is null ? completion.TrySetResult() : completion.TrySetException(fault);
    }
}
