using System.Diagnostics.Metrics;

namespace Keles.Background;

/// <summary>Counts for how long a value was how large: each nanosecond is one observation.</summary>
public sealed class TimingHistogramFamily : SeriesFamily<TimingHistogramSeries>
{
    private readonly double[] bounds;

    public TimingHistogramFamily(Meter meter, string name, string help, double[] bounds, params string[] labels) : base(meter, name, help, labels)
    {
        this.bounds = bounds;
        Publish();
    }

    public override MetricType Type => MetricType.Histogram;

    private protected override TimingHistogramSeries Create() => new(bounds);

    private protected override void Write(IMetricSink sink, IReadOnlyList<string> values, TimingHistogramSeries one) => one.Read().Write(sink, values, bounds);
}
