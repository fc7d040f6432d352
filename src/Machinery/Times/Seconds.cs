namespace Keles.Machinery;

/// <summary>Seconds as users write them: any number of 64 bits, of which spans and times hold only some. What lies beyond counts as the last there is.</summary>
public static class Seconds
{
    private const long Most = long.MaxValue / TimeSpan.TicksPerSecond;

    public static TimeSpan Span(long seconds) => seconds > Most ? TimeSpan.MaxValue : seconds < -Most ? TimeSpan.MinValue : new(seconds * TimeSpan.TicksPerSecond);

    /// <summary>So many seconds later; negative ones are earlier.</summary>
    public static DateTimeOffset After(DateTimeOffset time, long seconds)
    {
        var span = Span(seconds);
        return span >= DateTimeOffset.MaxValue - time ? DateTimeOffset.MaxValue : span <= DateTimeOffset.MinValue - time ? DateTimeOffset.MinValue : time + span;
    }

    /// <summary>At most as many as lead from the time to the end of all times, in whole seconds.</summary>
    public static long Within(DateTimeOffset time, long seconds) => Math.Min(seconds, (DateTimeOffset.MaxValue - time).Ticks / TimeSpan.TicksPerSecond);
}
