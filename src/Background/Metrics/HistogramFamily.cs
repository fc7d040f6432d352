using System.Diagnostics.Metrics;

namespace Keles.Background;

/// <summary>Counts values by size.</summary>
public sealed class HistogramFamily : SeriesFamily<HistogramSeries>
{
    private readonly double[] bounds;

    /// <param name="bounds">Upper bounds of the buckets, ascending; what is beyond the last has a bucket too.</param>
    public HistogramFamily(Meter meter, string name, string help, double[] bounds, params string[] labels) : base(meter, name, help, labels)
    {
        this.bounds = bounds;
        Publish();
    }

    public override MetricType Type => MetricType.Histogram;

    private protected override HistogramSeries Create() => new(bounds);

    private protected override void Write(IMetricSink sink, IReadOnlyList<string> values, HistogramSeries one) => one.Read().Write(sink, values, bounds);
}
