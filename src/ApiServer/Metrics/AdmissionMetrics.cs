using Keles.Background;

namespace Keles.ApiServer.Metrics;

/// <summary>How long admission takes, by plugin and as a whole, under upstream's names.</summary>
internal static class AdmissionMetrics
{
    private static readonly double[] Times = [0.005, 0.025, 0.1, 0.5, 1, 2.5, 10, 25];

    public static readonly HistogramFamily Controllers = MetricNames.Histogram("apiserver_admission_controller_admission_duration_seconds", "How long one plugin took in seconds.", Times, "name", "operation", "rejected", "type");

    public static readonly HistogramFamily Steps = MetricNames.Histogram("apiserver_admission_step_admission_duration_seconds", "How long all plugins took in seconds.", Times, "operation", "rejected", "type");

    public static readonly SummaryFamily StepSummary = new(MetricNames.Meter, "apiserver_admission_step_admission_duration_seconds_summary", "How long all plugins took in seconds, in quantiles.", "operation", "rejected", "type") { IsShownEmpty = true };
}
