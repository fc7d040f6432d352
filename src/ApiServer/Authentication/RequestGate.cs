using Keles.ApiServer.Audit;
using Keles.ApiServer.Http;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer;

/// <summary>Every request's way in: who it is, as whom he acts, and whether he may.</summary>
public sealed class RequestGate : IRequestGate
{
    private readonly RequestAuthenticator authenticator;
    private readonly AccessCheck access;
    private readonly Impersonation impersonation;

    internal RequestGate(RequestAuthenticator authenticator, AccessCheck access)
    {
        this.authenticator = authenticator;
        this.access = access;
        impersonation = new(access);
    }

    public async ValueTask<UserIdentity> AdmitAsync(HttpContext http, RequestInfo info, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(info);
        var user = await AuthenticateAsync(http, cancel);
        await AuthorizeAsync(http, info, user, cancel);
        return user;
    }

    /// <summary>Who makes the request, or whom he impersonates with right; refuses with 401 and 403.</summary>
    public async ValueTask<UserIdentity> AuthenticateAsync(HttpContext http, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(http);
        var user = await authenticator.AuthenticateAsync(http, cancel);
        var acting = await impersonation.ApplyAsync(user, http.Request.Headers, cancel);
        AuditTrail.Of(http)?.Authenticated(user, acting);
        return acting;
    }

    /// <summary>Refuses with 403.</summary>
    public async ValueTask AuthorizeAsync(HttpContext http, RequestInfo info, UserIdentity user, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(info);
        var request = AccessRequest.Of(user, info, http.Request.Query["fieldSelector"].ToString());
        var trail = AuditTrail.Of(http);
        trail?.Decided(false);
        var verdict = await access.CheckAsync(request, cancel);
        trail?.Decided(true, verdict.Reason);
        // A WebSocket begins with GET; the right to get a pod's subresource shall not be the right to run something in the pod.
        if (request is { Verb: "get", Group: "", Resource: "pods", Subresource: "exec" or "attach" or "portforward" })
            await access.CheckAsync(request with { Verb = "create" }, cancel);
    }
}
