using System.Diagnostics.Metrics;

namespace Keles.Hosting;

/// <summary>What Prometheus knows a metric as.</summary>
internal enum MetricKind
{
    Counter,
    Gauge,
    Histogram,
}

internal static class MetricKinds
{
    public static MetricKind Of(Instrument instrument)
    {
        var type = instrument.GetType();
        var open = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        if (open == typeof(Histogram<>))
        {
            return MetricKind.Histogram;
        }

        return open == typeof(Counter<>) || open == typeof(ObservableCounter<>) ? MetricKind.Counter : MetricKind.Gauge;
    }
}
