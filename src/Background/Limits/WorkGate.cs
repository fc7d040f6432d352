namespace Keles.Background;

/// <summary>
/// Lets as much work run at once as its <see cref="WorkLimits"/> say, first come first served. With one at a time it is a
/// lock that can be held across awaits. Use it in place of SemaphoreSlim, whose waits leave the caller's scheduler when
/// they carry a token and so cannot be simulated.
/// </summary>
/// <remarks>Safe from any thread. <c>gate</c> protects <c>free</c> and <c>waiting</c>; turns are handed over outside it.</remarks>
public sealed class WorkGate(WorkLimits limits)
{
    private readonly Lock gate = new();
    private readonly LinkedList<TaskCompletionSource> waiting = new();
    private int free = limits.Concurrent;

    /// <summary>A gate that lets one through at a time.</summary>
    public static WorkGate OneAtATime(string name, int waiting = int.MaxValue) => new(new WorkLimits(name, 1, waiting));

    /// <summary>How many wait for their turn now.</summary>
    public int Waiting
    {
        get
        {
            lock (gate)
            {
                return waiting.Count;
            }
        }
    }

    /// <summary>Waits for a turn; disposing the pass gives the turn to the next.</summary>
    /// <exception cref="TooMuchWorkException">As many wait already as may.</exception>
    public async ValueTask<WorkPass> EnterAsync(CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        LinkedListNode<TaskCompletionSource> turn;
        lock (gate)
        {
            if (free > 0)
            {
                free--;
                return new WorkPass(this);
            }

            if (waiting.Count >= limits.Waiting)
            {
                throw new TooMuchWorkException(limits);
            }

            turn = waiting.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        await using var leave = cancel.UnsafeRegister(_ => GiveUp(turn, cancel), null);
        await turn.Value.Task;
        return new WorkPass(this);
    }

    internal void Leave()
    {
        TaskCompletionSource next;
        lock (gate)
        {
            if (waiting.First is not { } first)
            {
                free++;
                return;
            }

            waiting.Remove(first);
            next = first.Value;
        }

        next.SetResult();
    }

    private void GiveUp(LinkedListNode<TaskCompletionSource> turn, CancellationToken cancel)
    {
        lock (gate)
        {
            // Out of the list means that the turn has come: whoever waited has it and will leave as usual.
            if (turn.List is null)
            {
                return;
            }

            waiting.Remove(turn);
        }

        turn.Value.SetCanceled(cancel);
    }
}
