namespace Keles.Background;

/// <summary>
/// "There is something to do": any number of <see cref="Set"/> until the waiter goes on count as one. Set it from any thread;
/// one waiter at a time.
/// </summary>
/// <remarks><c>gate</c> protects <c>set</c> and <c>waiter</c>.</remarks>
public sealed class Signal
{
    private readonly Lock gate = new();
    private bool set;
    private TaskCompletionSource? waiter;

    public void Set()
    {
        lock (gate)
        {
            set = true;
            waiter?.TrySetResult();
        }
    }

    /// <summary>Ends when the signal is set, and takes it back.</summary>
    public async Task WaitAsync(CancellationToken cancel)
    {
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            if (TakeOrWait() is not { } set)
            {
                return;
            }

            await using var giveUp = cancel.UnsafeRegister(static s => ((TaskCompletionSource)s!).TrySetResult(), set);
            await set.Task;
        }
    }

    /// <summary>As <see cref="WaitAsync(CancellationToken)"/>, for at most <paramref name="limit"/>; false when the time ran out.</summary>
    public async Task<bool> WaitAsync(TimeSpan limit, TimeProvider time, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (TakeOrWait() is not { } set)
        {
            return true;
        }

        await using var giveUp = cancel.UnsafeRegister(static s => ((TaskCompletionSource)s!).TrySetResult(), set);
        await using var timer = time.CreateTimer(
            static s => ((TaskCompletionSource)s!).TrySetResult(), set, limit, Timeout.InfiniteTimeSpan);
        await set.Task;
        cancel.ThrowIfCancellationRequested();
        return TakeOrWait() is null;
    }

    /// <summary>Null when the signal was set and is now taken; otherwise what ends when it is set.</summary>
    private TaskCompletionSource? TakeOrWait()
    {
        lock (gate)
        {
            if (set)
            {
                set = false;
                waiter = null;
                return null;
            }

            return waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
