using System.Text.Json.Nodes;
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
        return new(http, new(labels, time), audit?.Begin(http, info, labels.IsLongRunning));
    }

    /// <summary>Begins the record of a request from inside the process.</summary>
    /// <param name="body">What it sends, when it sends something.</param>
    internal CallRecord Begin(ResourceRequest request, string verb, Func<JsonNode?>? body = null, string contentType = "")
    {
        var info = InfoOf(request, verb);
        var labels = RequestLabels.Of(info, contentType, request.Options.DryRun, served.Current);
        var trail = audit?.Begin(info, request.UserAgent);
        trail?.Admitted(request.User);
        if (body is not null) trail?.Sent(body);
        return new(new(labels, time), trail, ClientSeries.Of(verb));
    }

    private static RequestInfo InfoOf(ResourceRequest request, string verb)
    {
        var kind = request.Kind;
        var prefix = kind.Group.Length == 0 ? "api" : "apis";
        string[] parts = request.Subresource.Length > 0 ? [kind.Plural, request.Name, request.Subresource] : request.Name.Length > 0 ? [kind.Plural, request.Name] : [kind.Plural];
        var ns = request.Namespace.Length > 0 ? $"/namespaces/{request.Namespace}" : "";
        return new(true, $"/{prefix}/{kind.ApiVersion}{ns}/{string.Join('/', parts)}", verb, prefix, kind.Group, kind.Version, request.Namespace, kind.Plural, request.Subresource, request.Name, parts);
    }
}
