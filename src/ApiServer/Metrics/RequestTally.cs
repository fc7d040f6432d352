namespace Keles.ApiServer.Metrics;

/// <summary>Counts one request: as open from the beginning, and at its end by code and time.</summary>
internal sealed class RequestTally
{
    private readonly RequestLabels labels;
    private readonly RequestSeries series;
    private readonly TimeProvider time;
    private readonly long started;

    public RequestTally(RequestLabels labels, TimeProvider time)
    {
        (this.labels, this.time, series, started) = (labels, time, RequestSeries.Of(labels), time.GetTimestamp());
        series.Open.Add(1);
    }

    /// <summary>Since it began.</summary>
    public TimeSpan Elapsed => time.GetElapsedTime(started);

    /// <summary>How long it waited for its turn.</summary>
    public TimeSpan Waited { get; set; }

    /// <param name="aborted">The client went away.</param>
    /// <param name="length">Bytes of the answer, when they are known.</param>
    /// <param name="sent">Bytes of the body that came, when they are known.</param>
    /// <param name="validation">How strictly the fields of a change were read; null where that says nothing.</param>
    public void End(int code, bool aborted, long? length = null, long? sent = null, string? validation = null)
    {
        series.Open.Add(-1);
        if (aborted && !labels.IsLongRunning) series.Aborted();
        var took = time.GetElapsedTime(started);
        series.Total(code).Increment();
        series.Duration.Observe(took.TotalSeconds);
        series.Service?.Observe((took - Waited).TotalSeconds);
        if (length is { } bytes) series.Sizes?.Observe(bytes);
        if (sent is { } body) series.Bodies?.Observe(body);
        if (validation is not null && labels.Verb is "POST" or "PUT" or "PATCH" or "APPLY") RequestMetrics.Validation.With(validation).Observe(took.TotalSeconds);
    }
}
