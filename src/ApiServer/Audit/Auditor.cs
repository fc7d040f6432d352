using Keles.Background;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Audit;

/// <summary>Begins the audit of requests: by a policy, into a sink.</summary>
public sealed class Auditor(AuditPolicy policy, IAuditSink sink, Surroundings surroundings)
{
    private const string IdHeader = "Audit-ID";

    /// <summary>Longer ids of clients are not taken over.</summary>
    private const int LongestId = 64;

    internal AuditTrail Begin(HttpContext http, RequestInfo info, bool isLongRunning)
    {
        var given = http.Request.Headers[IdHeader].ToString();
        var id = given.Length is > 0 and <= LongestId ? given : surroundings.Uids.Next();
        http.Response.OnStarting(static state =>
        {
            var (response, auditId) = ((HttpResponse, string))state;
            response.Headers[IdHeader] = auditId;
            return Task.CompletedTask;
        }, (http.Response, id));
        return new(http, info, id, isLongRunning, policy, sink, surroundings.Time);
    }
}
