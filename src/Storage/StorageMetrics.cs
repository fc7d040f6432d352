using System.Diagnostics.Metrics;

namespace Keles.Storage;

/// <summary>What the store tells the metrics page; the names are public.</summary>
internal static class StorageMetrics
{
    private static readonly Meter Meter = new("Keles.Storage");
    private static readonly Counter<long> Writes = Meter.CreateCounter<long>("keles_storage_writes_total", description: "Committed writes.");
    private static readonly Histogram<double> CommitSeconds = Meter.CreateHistogram<double>("keles_storage_commit_duration_seconds", "s", "Time of one transaction with its flush.");
    private static readonly Counter<long> CheckpointFailures = Meter.CreateCounter<long>("keles_storage_checkpoint_failures_total", description: "Times the write-ahead log could not be copied into the file.");
    private static readonly Counter<long> CatchUps = Meter.CreateCounter<long>("keles_storage_watch_catch_ups_total", description: "Times a watch read the history because it was behind the recent events.");

    public static void Committed(int writes, TimeSpan took)
    {
        Writes.Add(writes);
        CommitSeconds.Record(took.TotalSeconds);
    }

    public static void CheckpointFailed() => CheckpointFailures.Add(1);

    public static void CaughtUp() => CatchUps.Add(1);
}
