namespace Keles.Background;

/// <summary>
/// Lets through <paramref name="perSecond"/> pieces of work a second, and up to <paramref name="burst"/> at once. Safe from
/// any thread; waiters go in the order in which they asked, because each takes its token in advance.
/// </summary>
public sealed class TokenBucket(double perSecond, int burst, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly double perSecond = perSecond > 0 ? perSecond : throw new ArgumentOutOfRangeException(nameof(perSecond));
    private readonly int burst = burst > 0 ? burst : throw new ArgumentOutOfRangeException(nameof(burst));
    private double tokens = burst;
    private long filledAt = time.GetTimestamp();

    /// <summary>Takes a token if one is there.</summary>
    public bool TryTake()
    {
        lock (gate)
        {
            Fill();
            if (tokens < 1)
            {
                return false;
            }

            tokens--;
            return true;
        }
    }

    /// <summary>Takes a token, if need be one of the future, and says how long to wait for it.</summary>
    public TimeSpan Reserve()
    {
        lock (gate)
        {
            Fill();
            tokens--;
            return tokens >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-tokens / perSecond);
        }
    }

    /// <summary>Waits for a token. One whose wait is cancelled gives its token back.</summary>
    public async Task WaitAsync(CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var wait = Reserve();
        if (wait == TimeSpan.Zero)
        {
            return;
        }

        try
        {
            await Task.Delay(wait, time, cancel);
        }
        catch (OperationCanceledException)
        {
            lock (gate)
            {
                tokens++;
            }

            throw;
        }
    }

    private void Fill()
    {
        var now = time.GetTimestamp();
        tokens = Math.Min(burst, tokens + (time.GetElapsedTime(filledAt, now).TotalSeconds * perSecond));
        filledAt = now;
    }
}
