namespace Keles.Streaming.Spdy.Flow;

/// <summary>Counts what was read, and says when it is time to give the peer that much room back.</summary>
internal sealed class ReceiveCredit
{
    private int _read;

    /// <summary>The room to give back now, or 0: small updates are saved up.</summary>
    public int Return(int count)
    {
        if (Interlocked.Add(ref _read, count) < SpdyLimits.CreditStep)
        {
            return 0;
        }
        return Interlocked.Exchange(ref _read, 0);
    }
}
