using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Keles.Hosting;

/// <summary>The process' own figures under the names every Prometheus client gives them.</summary>
internal static class ProcessMetrics
{
    public static void AddTo(Meter meter)
    {
        meter.CreateObservableCounter(
            "process_cpu_seconds_total", () => Environment.CpuUsage.TotalTime.TotalSeconds,
            description: "Total user and system CPU time spent in seconds.");
        meter.CreateObservableGauge(
            "process_resident_memory_bytes", () => Environment.WorkingSet, description: "Resident memory size in bytes.");
        var started = new DateTimeOffset(Process.GetCurrentProcess().StartTime).ToUnixTimeMilliseconds() / 1000.0;
        meter.CreateObservableGauge(
            "process_start_time_seconds", () => started, description: "Start time of the process since unix epoch in seconds.");
        meter.CreateObservableGauge(
            "process_open_fds", () => Directory.EnumerateFileSystemEntries("/proc/self/fd").Count(),
            description: "Number of open file descriptors.");
        meter.CreateObservableGauge(
            "dotnet_gc_heap_size_bytes", () => GC.GetTotalMemory(false), description: "Bytes the collector's heap holds.");
        meter.CreateObservableGauge(
            "dotnet_thread_pool_threads", () => ThreadPool.ThreadCount, description: "Threads of the thread pool.");
    }
}
