using Keles.ApiServer.Audit;
using Keles.ApiServer.Discovery;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Metrics;

/// <summary>Counts every request and tells the audit log of it.</summary>
/// <param name="audit">Null when nobody asked for an audit log.</param>
public sealed class RequestRecorder(ServedKinds served, Auditor? audit, TimeProvider time)
{
    /// <summary>Begins the record of a request; it ends when it is disposed, after the answer is complete.</summary>
    public RequestRecord Begin(HttpContext http, RequestInfo info)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(info);
        var labels = RequestLabels.Of(info, http.Request.ContentType ?? "", http.Request.Query.ContainsKey("dryRun"), served.Current);
        return new(http, labels, audit?.Begin(http, info, labels.IsLongRunning), time);
    }
}
