namespace Keles.Background;

/// <summary>
/// How long to wait before attempt after attempt: exponential from <see cref="Initial"/> up to <see cref="Max"/>, each
/// lengthened by up to <see cref="Jitter"/> of itself. A value; whoever retries keeps the count.
/// </summary>
public sealed record Backoff(TimeSpan Initial, TimeSpan Max, double Factor = 2, double Jitter = 0)
{
    /// <summary>For talking to another component: quick at first, never idle longer than half a minute.</summary>
    public static Backoff Standard { get; } = new(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(30), Jitter: 0.2);

    /// <summary>The wait after <paramref name="failures"/> failures in a row (at least 1), without jitter.</summary>
    public TimeSpan After(int failures)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(failures, 1);
        var seconds = Initial.TotalSeconds * Math.Pow(Factor, failures - 1);
        return seconds < Max.TotalSeconds ? TimeSpan.FromSeconds(seconds) : Max;
    }

    /// <summary>As <see cref="After(int)"/>, with jitter on top (which may exceed <see cref="Max"/> by that part).</summary>
    public TimeSpan After(int failures, IRandom random) => random.Jitter(After(failures), Jitter);
}
