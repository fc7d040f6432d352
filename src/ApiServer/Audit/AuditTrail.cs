using System.Text.Json.Nodes;
using Keles.Machinery;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Audit;

/// <summary>The audit of one request: which stages it came through, with what of it is told.</summary>
internal abstract class AuditTrail(AuditedRequest request, AuditPolicy policy, IAuditSink sink, TimeProvider time)
{
    private static readonly object Key = new();

    private AuditDecision? decision;

    public AuditedRequest Request => request;

    public MicroTime Received { get; } = MicroTime.From(time.GetUtcNow());

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

    /// <summary>The head of an answer that lasts was sent.</summary>
    public void Started(int code) => Tell(AuditStage.ResponseStarted, code);

    public void Panicked() => Tell(AuditStage.Panic, 500);

    /// <summary>The answer is complete.</summary>
    protected void Complete(int code)
    {
        if (decision is null) Decide();
        Tell(AuditStage.ResponseComplete, code);
    }

    protected static void Keep(HttpContext http, AuditTrail trail) => http.Items[Key] = trail;

    /// <summary>The level is known: what is to be told must be kept from now on.</summary>
    protected abstract void Observe(AuditLevel level);

    /// <summary>The body of the request; null when there is none to tell.</summary>
    protected abstract JsonNode? RequestBody { get; }

    protected abstract JsonNode? ResponseBody { get; }

    /// <summary>A body was too long to be told.</summary>
    protected virtual bool IsCut => false;

    private void Decide()
    {
        decision = policy.Decide(request.Info, Impersonated ?? User);
        if (decision.Level == AuditLevel.None) return;
        Tell(AuditStage.RequestReceived, 0);
        Observe(decision.Level);
    }

    private void Tell(AuditStage stage, int code)
    {
        if (decision is null || !decision.Tells(stage)) return;
        var last = stage == AuditStage.ResponseComplete;
        if (last && IsCut) Annotations["audit.k8s.io/truncated"] = "true";
        sink.Write(AuditEvent.Write(this, stage, code, MicroTime.From(time.GetUtcNow()), last ? Told(RequestBody) : null, last ? Told(ResponseBody) : null));
    }

    private JsonNode? Told(JsonNode? body)
    {
        if (decision!.OmitManagedFields && body is JsonObject o) Strip(o);
        return body;
    }

    private static void Strip(JsonObject value)
    {
        (value["metadata"] as JsonObject)?.Remove("managedFields");
        foreach (var item in value["items"] as JsonArray ?? []) if (item is JsonObject o) Strip(o);
    }
}
