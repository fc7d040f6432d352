namespace Keles.Background;

/// <summary>A value, as a share of something, and for how long it was how large. Safe from any thread.</summary>
/// <remarks>The lock keeps value and moment together. Example: 0 for a second, then 3 of 10 for two seconds: the bucket of 0 holds 1e9, that of 0.3 holds 2e9.</remarks>
public sealed class TimingHistogramSeries
{
    private readonly Lock gate = new();
    private readonly double[] bounds;
    private readonly long[] buckets;
    private TimeProvider time = TimeProvider.System;
    private double denominator = 1;
    private double value;
    private long since;
    private double sum;
    private bool begun;

    internal TimingHistogramSeries(double[] bounds) => (this.bounds, buckets) = (bounds, new long[bounds.Length + 1]);

    /// <summary>Begins to count, by this clock; of what was before nothing is known.</summary>
    public void Begin(TimeProvider clock, double of)
    {
        ArgumentNullException.ThrowIfNull(clock);
        lock (gate) (time, denominator, since, begun) = (clock, of, clock.GetTimestamp(), true);
    }

    public void SetDenominator(double of)
    {
        lock (gate)
        {
            Pass(time.GetTimestamp());
            denominator = of;
        }
    }

    /// <param name="now">A timestamp of the clock it began with, which the caller has read anyway.</param>
    public void Set(double to, long now)
    {
        lock (gate)
        {
            Pass(now);
            value = to;
        }
    }

    /// <param name="now">As for <see cref="Set"/>.</param>
    public void Add(double change, long now)
    {
        lock (gate)
        {
            Pass(now);
            value += change;
        }
    }

    internal HistogramNumbers Read()
    {
        lock (gate)
        {
            if (begun) Pass(time.GetTimestamp());
            return new((long[])buckets.Clone(), sum);
        }
    }

    private void Pass(long now)
    {
        if (now <= since) return;
        var nanoseconds = (long)(time.GetElapsedTime(since, now).TotalNanoseconds);
        since = now;
        var share = value / denominator;
        var bucket = 0;
        while (bucket < bounds.Length && share > bounds[bucket]) bucket++;
        buckets[bucket] += nanoseconds;
        sum += share * nanoseconds;
    }
}
