using Keles.Background;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Audit;

/// <summary>Begins the audit of requests: by a policy, into a sink.</summary>
public sealed class Auditor(AuditPolicy policy, IAuditSink sink, Surroundings surroundings)
{
    private const string IdHeader = "Audit-ID";

    /// <summary>Longer ids of clients are not taken over.</summary>
    private const int LongestId = 64;

    internal HttpAuditTrail Begin(HttpContext http, RequestInfo info, bool isLongRunning)
    {
        var given = http.Request.Headers[IdHeader].ToString();
        var id = given.Length is > 0 and <= LongestId ? given : surroundings.Uids.Next();
        http.Response.OnStarting(static state =>
        {
            var (response, auditId) = ((HttpResponse, string))state;
            response.Headers[IdHeader] = auditId;
            return Task.CompletedTask;
        }, (http.Response, id));
        var uri = $"{http.Request.Path}{http.Request.QueryString}";
        var address = http.Connection.RemoteIpAddress?.ToString() ?? "";
        return new(http, new(info, id, uri, http.Request.Headers.UserAgent.ToString(), address, isLongRunning), policy, sink, surroundings.Time);
    }

    /// <summary>For a request from inside the process.</summary>
    internal ObjectAuditTrail Begin(RequestInfo info, string userAgent) =>
        new(new(info, surroundings.Uids.Next(), info.Verb == "watch" ? info.Path + "?watch=true" : info.Path, userAgent, "", info.Verb == "watch"), policy, sink, surroundings.Time);
}
