namespace Keles.Streaming.Relays;

/// <summary>Cancels a token when nothing moved for a while.</summary>
internal sealed class IdleWatch : IDisposable
{
    private readonly TimeSpan _limit;
    private readonly CancellationTokenSource _expired;
    private readonly ITimer _timer;

    public IdleWatch(TimeSpan limit, TimeProvider time, CancellationToken outer)
    {
        _limit = limit;
        _expired = CancellationTokenSource.CreateLinkedTokenSource(outer);
        _timer = time.CreateTimer(_ => Expire(), null, limit, Timeout.InfiniteTimeSpan);
    }

    public CancellationToken Token => _expired.Token;

    public bool HasExpired { get; private set; }

    public void Touch() => _timer.Change(_limit, Timeout.InfiniteTimeSpan);

    /// <summary>Ends what waits on the token, for another reason.</summary>
    public Task StopAsync() => _expired.CancelAsync();

    public void Dispose()
    {
        _timer.Dispose();
        _expired.Dispose();
    }

    private void Expire()
    {
        HasExpired = true;
        try
        {
            _expired.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The relay ended while the timer rang.
        }
    }
}
