using System.Diagnostics.Metrics;

namespace Keles.Background;

/// <summary>Holds values that go up and down.</summary>
public sealed class GaugeFamily : SeriesFamily<GaugeSeries>
{
    public GaugeFamily(Meter meter, string name, string help, params string[] labels) : base(meter, name, help, labels) => Publish();

    public override MetricType Type => MetricType.Gauge;

    private protected override GaugeSeries Create() => new();

    private protected override void Write(IMetricSink sink, IReadOnlyList<string> values, GaugeSeries one) => sink.Sample("", values, null, one.Value);
}
