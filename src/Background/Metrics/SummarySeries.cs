namespace Keles.Background;

/// <summary>The sum of all values of one label set, and the latest of them. Safe from any thread.</summary>
public sealed class SummarySeries
{
    /// <summary>Values that quantiles are told of.</summary>
    private const int Latest = 512;

    private readonly Lock gate = new();
    private readonly double[] latest = new double[Latest];
    private long count;
    private double sum;

    public void Observe(double value)
    {
        lock (gate)
        {
            latest[count % Latest] = value;
            count++;
            sum += value;
        }
    }

    internal (long Count, double Sum, double[] Sorted) Read()
    {
        lock (gate)
        {
            var sorted = latest[..(int)Math.Min(count, Latest)];
            Array.Sort(sorted);
            return (count, sum, sorted);
        }
    }
}
