using System.Diagnostics.Metrics;

namespace Keles.Background;

/// <summary>Sums values up and tells the usual quantiles of the latest of them.</summary>
public sealed class SummaryFamily : SeriesFamily<SummarySeries>
{
    private static readonly double[] Quantiles = [0.5, 0.9, 0.99];

    public SummaryFamily(Meter meter, string name, string help, params string[] labels) : base(meter, name, help, labels) => Publish();

    public override MetricType Type => MetricType.Summary;

    private protected override SummarySeries Create() => new();

    private protected override void Write(IMetricSink sink, IReadOnlyList<string> values, SummarySeries one)
    {
        var (count, sum, sorted) = one.Read();
        foreach (var quantile in Quantiles)
        {
            sink.Sample("", values, ("quantile", quantile), sorted.Length == 0 ? double.NaN : sorted[(int)Math.Min(sorted.Length - 1, quantile * sorted.Length)]);
        }

        sink.Sample("_sum", values, null, sum);
        sink.Sample("_count", values, null, count);
    }
}
