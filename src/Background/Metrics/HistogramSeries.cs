namespace Keles.Background;

/// <summary>The values of one label set, counted by size. Safe from any thread; a reader may see a value counted whose sum is not there yet.</summary>
public sealed class HistogramSeries
{
    private readonly double[] bounds;
    private readonly long[] buckets;
    private double sum;

    internal HistogramSeries(double[] bounds) => (this.bounds, buckets) = (bounds, new long[bounds.Length + 1]);

    public long Count => buckets.Sum();

    public void Observe(double value)
    {
        var bucket = 0;
        while (bucket < bounds.Length && value > bounds[bucket]) bucket++;
        Interlocked.Increment(ref buckets[bucket]);
        AtomicDouble.Add(ref sum, value);
    }

    internal HistogramNumbers Read() => new((long[])buckets.Clone(), Volatile.Read(ref sum));
}
