namespace Keles.ApiServer.FlowControl;

/// <summary>Says how long those who are refused shall stay away: longer the more of them there are, less when it grows quiet.</summary>
/// <remarks>The lock guards the counts of the latest seconds; it is taken only when a request is refused.</remarks>
internal sealed class DroppedRequests
{
    private readonly Lock gate = new();
    private readonly Queue<(long Second, long Count)> history = new();
    private long second;
    private long count;
    private long raised;
    private int retryAfter = 1;

    public int RetryAfterSeconds => Volatile.Read(ref retryAfter);

    /// <param name="now">In seconds since whenever.</param>
    public void Add(long now)
    {
        lock (gate)
        {
            if (now == second)
            {
                count++;
                return;
            }

            history.Enqueue((second, count));
            while (history.TryPeek(out var oldest) && now - oldest.Second > Math.Min(2 * retryAfter, FlowControlLimits.MostRetryAfterSeconds)) history.Dequeue();
            (second, count) = (now, 1);
            Adjust(now);
        }
    }

    /// <summary>Doubled when many were refused during that time, one less when few were.</summary>
    private void Adjust(long now)
    {
        var dropped = history.Where(h => h.Second < now && now - h.Second <= retryAfter).Sum(h => h.Count);
        if (now - raised >= retryAfter && dropped >= 3 * retryAfter)
        {
            Volatile.Write(ref retryAfter, Math.Min(2 * retryAfter, FlowControlLimits.MostRetryAfterSeconds));
            raised = now;
        }
        else if (dropped < retryAfter && retryAfter > 1)
        {
            Volatile.Write(ref retryAfter, retryAfter - 1);
        }
    }
}
