using System.Diagnostics.Metrics;
using Keles.Background;

namespace Keles.Controllers.DeviceTaintEviction;

/// <summary>What is counted of evictions because of devices, under upstream's names.</summary>
internal static class DeviceTaintMetrics
{
    private static readonly Meter Meter = new("Keles.Controllers.DeviceTaintEviction");
    private static readonly CounterFamily Deletions = new(Meter, "device_taint_eviction_controller_pod_deletions_total", "Pods deleted because of taints of their devices.");
    private static readonly HistogramFamily Late = new(Meter, "device_taint_eviction_controller_pod_deletion_duration_seconds", "How long after their time pods were deleted in seconds.",
        [0.005, 0.025, 0.1, 0.5, 1, 2.5, 10, 30, 60, 120, 180, 240]);

    public static void Deleted(TimeSpan late)
    {
        Deletions.Only.Increment();
        Late.Only.Observe(late.TotalSeconds);
    }
}
