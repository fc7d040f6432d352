using System.Diagnostics.Metrics;

namespace Keles.Background;

/// <summary>Counts things that happen.</summary>
public sealed class CounterFamily : SeriesFamily<CounterSeries>
{
    public CounterFamily(Meter meter, string name, string help, params string[] labels) : base(meter, name, help, labels) => Publish();

    public override MetricType Type => MetricType.Counter;

    private protected override CounterSeries Create() => new();

    private protected override void Write(IMetricSink sink, IReadOnlyList<string> values, CounterSeries one) => sink.Sample("", values, null, one.Value);
}
