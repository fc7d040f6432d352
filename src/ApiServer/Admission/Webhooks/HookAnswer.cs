using System.Text.Json.Nodes;
using Keles.Client;
using Keles.Machinery;

namespace Keles.ApiServer.Admission.Webhooks;

/// <summary>What a webhook said about a request.</summary>
/// <param name="Patch">Null when it changes nothing.</param>
internal sealed record HookAnswer(bool Allowed, Status? Result, JsonArray? Patch, OrderedMap<string> AuditAnnotations, Items<string> Warnings)
{
    /// <summary>The refusal: the webhook's own status, behind a sentence that names it, and never one that reads as a success.</summary>
    public ApiException Refusal(string webhook)
    {
        var status = Result ?? Status.Empty;
        var denied = $"admission webhook \"{webhook}\" denied the request";
        return new(status with
        {
            Code = status.Code < 400 ? 400 : status.Code,
            StatusValue = status.StatusValue is "" or "Success" ? "Failure" : status.StatusValue,
            Message = status.Message.Length > 0 ? $"{denied}: {status.Message}" : status.Reason.Length > 0 ? $"{denied}: {status.Reason}" : $"{denied} without explanation",
        });
    }
}
