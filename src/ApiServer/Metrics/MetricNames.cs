using System.Diagnostics.Metrics;
using Keles.Background;

namespace Keles.ApiServer.Metrics;

/// <summary>Makes the families of this server; those that upstream always shows are shown from the start, with or without numbers.</summary>
internal static class MetricNames
{
    public static readonly Meter Meter = new("Keles.ApiServer");

    /// <summary>1 ms, doubled up to a quarter of a minute.</summary>
    public static readonly double[] Quick = [.. Enumerable.Range(0, 15).Select(static i => 0.001 * (1 << i))];

    public static CounterFamily Counter(string name, string help, params string[] labels) => new(Meter, name, help, labels) { IsShownEmpty = true };

    public static GaugeFamily Gauge(string name, string help, params string[] labels) => new(Meter, name, help, labels) { IsShownEmpty = true };

    public static HistogramFamily Histogram(string name, string help, double[] bounds, params string[] labels) => new(Meter, name, help, bounds, labels) { IsShownEmpty = true };

    public static ObservedFamily Observed(MetricType type, string name, string help, params string[] labels) => new(Meter, type, name, help, labels) { IsShownEmpty = true };
}
