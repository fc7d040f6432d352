using System.Globalization;

namespace Keles.ApiServer.Metrics;

/// <summary>Counts one request: as open from the beginning, and at its end by code and time.</summary>
internal sealed class RequestTally
{
    private readonly RequestLabels labels;
    private readonly KeyValuePair<string, object?>[] tags;
    private readonly KeyValuePair<string, object?>[] withDryRun;
    private readonly TimeProvider time;
    private readonly long started;

    public RequestTally(RequestLabels labels, TimeProvider time)
    {
        (this.labels, this.time, tags, withDryRun, started) = (labels, time, labels.All, labels.AllWithDryRun, time.GetTimestamp());
        Open(1);
    }

    /// <param name="aborted">The client went away.</param>
    /// <param name="length">Bytes of the answer, when they are known.</param>
    public void End(int code, bool aborted, long? length = null)
    {
        Open(-1);
        if (aborted && !labels.IsLongRunning) RequestMetrics.Aborts.Add(1, tags);
        RequestMetrics.Total.Add(1, [.. withDryRun, new("code", code.ToString(CultureInfo.InvariantCulture))]);
        RequestMetrics.Duration.Record(time.GetElapsedTime(started).TotalSeconds, withDryRun);
        if (length is { } bytes && labels.Verb is ("GET" or "LIST")) RequestMetrics.ResponseSizes.Record(bytes, tags);
    }

    private void Open(int change)
    {
        if (labels.IsLongRunning) RequestMetrics.LongRunning.Add(change, tags);
        else RequestMetrics.Inflight.Add(change, new KeyValuePair<string, object?>("request_kind", labels.IsMutating ? "mutating" : "readOnly"));
    }
}
