using System.Globalization;
using Keles.ApiServer.Audit;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Metrics;

/// <summary>One request while it is answered.</summary>
public sealed class RequestRecord : IAsyncDisposable
{
    private readonly HttpContext http;
    private readonly RequestLabels labels;
    private readonly KeyValuePair<string, object?>[] tags;
    private readonly AuditTrail? trail;
    private readonly TimeProvider time;
    private readonly long started;

    internal RequestRecord(HttpContext http, RequestLabels labels, AuditTrail? trail, TimeProvider time)
    {
        (this.http, this.labels, this.trail, this.time, tags, started) = (http, labels, trail, time, labels.All, time.GetTimestamp());
        Open(1);
    }

    /// <summary>Who makes the request is known; from here on it is in the audit log.</summary>
    public void Admitted(UserIdentity user) => trail?.Admitted(user);

    /// <summary>The server failed in a way nobody foresaw.</summary>
    public void Panicked() => trail?.Panicked();

    public async ValueTask DisposeAsync()
    {
        var code = http.Response.StatusCode;
        if (trail is not null) await trail.EndAsync(code);
        Open(-1);
        if (http.RequestAborted.IsCancellationRequested && !labels.IsLongRunning) RequestMetrics.Aborts.Add(1, tags);
        RequestMetrics.Total.Add(1, [.. tags, new("code", code.ToString(CultureInfo.InvariantCulture))]);
        RequestMetrics.Duration.Record(time.GetElapsedTime(started).TotalSeconds, tags);
        if (labels.Verb is "GET" or "LIST" && http.Response.ContentLength is { } length) RequestMetrics.ResponseSizes.Record(length, tags);
    }

    private void Open(int change)
    {
        if (labels.IsLongRunning) RequestMetrics.LongRunning.Add(change, tags);
        else RequestMetrics.Inflight.Add(change, new KeyValuePair<string, object?>("request_kind", labels.IsMutating ? "mutating" : "readOnly"));
    }
}
