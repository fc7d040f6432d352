using Keles.Machinery;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Audit;

/// <summary>The audit of one request: which stages it came through, with what of it is told.</summary>
internal sealed class AuditTrail
{
    private static readonly object Key = new();

    private readonly HttpContext http;
    private readonly bool isLongRunning;
    private readonly AuditPolicy policy;
    private readonly IAuditSink sink;
    private readonly TimeProvider time;
    private AuditDecision? decision;
    private AuditedBody? request;
    private AuditedBody? response;

    public AuditTrail(HttpContext http, RequestInfo info, string id, bool isLongRunning, AuditPolicy policy, IAuditSink sink, TimeProvider time)
    {
        (this.http, Info, Id, this.isLongRunning, this.policy, this.sink, this.time) = (http, info, id, isLongRunning, policy, sink, time);
        Received = MicroTime.From(time.GetUtcNow());
        Uri = $"{http.Request.Path}{http.Request.QueryString}";
        UserAgent = http.Request.Headers.UserAgent.ToString();
        SourceIP = http.Connection.RemoteIpAddress?.ToString() ?? "";
        http.Items[Key] = this;
    }

    public RequestInfo Info { get; }

    public string Id { get; }

    public string Uri { get; }

    public string UserAgent { get; }

    public string SourceIP { get; }

    public MicroTime Received { get; }

    /// <summary>Who sent the request.</summary>
    public UserIdentity User { get; private set; } = new("");

    /// <summary>As whom, when not as himself.</summary>
    public UserIdentity? Impersonated { get; private set; }

    public SortedDictionary<string, string> Annotations { get; } = new(StringComparer.Ordinal);

    public AuditLevel Level => decision?.Level ?? AuditLevel.None;

    /// <summary>The trail of a request; null when there is none.</summary>
    public static AuditTrail? Of(HttpContext http) => http.Items[Key] as AuditTrail;

    /// <summary>Both are known: who sent the request and as whom.</summary>
    public void Authenticated(UserIdentity user, UserIdentity acting)
    {
        User = user;
        if (!ReferenceEquals(user, acting)) Impersonated = acting;
        Decide();
    }

    public void Admitted(UserIdentity user)
    {
        if (decision is not null) return;
        User = user;
        Decide();
    }

    /// <summary>What authorization found, and why.</summary>
    public void Decided(bool allowed, string reason = "")
    {
        Annotations["authorization.k8s.io/decision"] = allowed ? "allow" : "forbid";
        Annotations["authorization.k8s.io/reason"] = reason;
    }

    public void Panicked() => Tell(AuditStage.Panic, 500);

    public async ValueTask EndAsync(int code)
    {
        if (decision is null) Decide();
        if (response is not null)
        {
            try
            {
                await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
            }
            catch (Exception e) when (e is OperationCanceledException or IOException)
            {
                // The client went away; what was written until then is told.
            }

            response.End();
        }

        Tell(AuditStage.ResponseComplete, code);
    }

    /// <summary>The level is known: bodies are kept from now on when they are told.</summary>
    private void Decide()
    {
        decision = policy.Decide(Info, Impersonated ?? User);
        if (decision.Level == AuditLevel.None) return;
        Tell(AuditStage.RequestReceived, 0);
        if (isLongRunning)
        {
            http.Response.OnStarting(() =>
            {
                Tell(AuditStage.ResponseStarted, http.Response.StatusCode);
                return Task.CompletedTask;
            });
            return;
        }

        if (decision.Level >= AuditLevel.Request && Info.IsResource) request = AuditedBody.OfRequest(http);
        if (decision.Level == AuditLevel.RequestResponse && Info.IsResource) response = AuditedBody.OfResponse(http);
    }

    private void Tell(AuditStage stage, int code)
    {
        if (decision is null || !decision.Tells(stage)) return;
        var last = stage == AuditStage.ResponseComplete;
        if (last && (request is { IsCut: true } || response is { IsCut: true })) Annotations["audit.k8s.io/truncated"] = "true";
        sink.Write(AuditEvent.Write(
            this, stage, code, MicroTime.From(time.GetUtcNow()),
            last ? request?.ToJson(decision.OmitManagedFields) : null, last ? response?.ToJson(decision.OmitManagedFields) : null));
    }
}
