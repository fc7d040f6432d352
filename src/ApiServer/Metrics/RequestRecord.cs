using Keles.ApiServer.Audit;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Metrics;

/// <summary>One request over HTTP while it is answered.</summary>
public sealed class RequestRecord : IAsyncDisposable
{
    private readonly HttpContext http;
    private readonly RequestTally tally;
    private readonly HttpAuditTrail? trail;

    internal RequestRecord(HttpContext http, RequestTally tally, HttpAuditTrail? trail) => (this.http, this.tally, this.trail) = (http, tally, trail);

    /// <summary>Who makes the request is known; from here on it is in the audit log.</summary>
    public void Admitted(UserIdentity user) => trail?.Admitted(user);

    /// <summary>How long it waited for its turn.</summary>
    public void Waited(TimeSpan wait) => tally.Waited = wait;

    /// <summary>The server failed in a way nobody foresaw.</summary>
    public void Panicked() => trail?.Panicked();

    public async ValueTask DisposeAsync()
    {
        var code = http.Response.StatusCode;
        if (trail is not null) await trail.EndAsync(code);
        var validation = HttpMethods.IsGet(http.Request.Method) ? null : http.Request.Query.TryGetValue("fieldValidation", out var asked) && asked.ToString() is "Strict" or "Ignore" ? asked.ToString() : "Warn";
        tally.End(code, http.RequestAborted.IsCancellationRequested, ResponseSize.Of(http), http.Request.ContentLength, validation);
    }
}
