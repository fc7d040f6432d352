using System.Text.Json.Nodes;
using Keles.Api;
using Keles.Machinery;

namespace Keles.ApiServer.Audit;

/// <summary>The audit of a request from inside the process, whose bodies are objects and never bytes.</summary>
internal sealed class ObjectAuditTrail(AuditedRequest request, AuditPolicy policy, IAuditSink sink, TimeProvider time) : AuditTrail(request, policy, sink, time)
{
    private Func<JsonNode?>? sent;
    private (Kind Kind, IApiObject Value)? answered;
    private Status? refusal;

    protected override JsonNode? RequestBody => Level >= AuditLevel.Request ? sent?.Invoke() : null;

    protected override JsonNode? ResponseBody
    {
        get
        {
            if (Level != AuditLevel.RequestResponse) return null;
            if (refusal is { } status) return AuditedObject.Of(status);
            return answered is { } body ? AuditedObject.Of(body.Kind, body.Value) : null;
        }
    }

    /// <param name="body">Asked for only when bodies are told.</param>
    public void Sent(Func<JsonNode?> body) => sent = body;

    public void Answered(Kind kind, IApiObject? value, int code)
    {
        answered = value is null ? null : (kind, value);
        Complete(code);
    }

    /// <summary>It ended without an object.</summary>
    public void Ended(int code) => Complete(code);

    public void Refused(Status status)
    {
        refusal = status;
        Complete(status.Code);
    }

    protected override void Observe(AuditLevel level)
    {
    }
}
