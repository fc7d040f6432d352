using Keles.Background;

namespace Keles.ApiServer.Metrics;

/// <summary>How long expressions take, under upstream's names; told by whoever compiles and evaluates them.</summary>
internal static class CelMetrics
{
    private static readonly double[] Times = [.. Enumerable.Range(0, 14).Select(static i => 0.0000025 * (1 << i))];

    public static readonly HistogramFamily Compilation = MetricNames.Histogram("apiserver_cel_compilation_duration_seconds", "How long expressions took to compile in seconds.", Times);

    public static readonly HistogramFamily Evaluation = MetricNames.Histogram("apiserver_cel_evaluation_duration_seconds", "How long expressions took to evaluate in seconds.", Times);

    public static readonly HistogramFamily Ratcheting = MetricNames.Histogram("apiextensions_apiserver_validation_ratcheting_seconds", "How long comparing with the stored object took in seconds.", [0.00001, 0.00004, 0.00016, 0.00064, 0.00256, 0.01024, 0.04096, 0.16384, 0.65536, 2.62144]);
}
