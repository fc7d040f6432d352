using Keles.Client;
using Keles.Machinery;

namespace Keles.ApiServer.Admission.Policies;

/// <summary>What went wrong with mutating policies in one request; it refuses where a policy wants failures to.</summary>
internal sealed class MutationProblems
{
    private readonly List<string> messages = [];
    private string reason = "";

    public void Add(string policy, string? binding, string message, string why = "")
    {
        if (messages.Count == 0) reason = why;
        messages.Add(binding is null ? $"policy '{policy}' denied request: {message}" : $"policy '{policy}' with binding '{binding}' denied request: {message}");
    }

    /// <exception cref="ApiException">Something went wrong.</exception>
    public void ThrowIfAny(AdmissionRequest request)
    {
        if (messages.Count == 0) return;
        var status = request.Forbidden("").Status;
        throw new ApiException(status with
        {
            Message = messages[0],
            Reason = reason.Length > 0 ? reason : status.Reason,
            Details = (status.Details ?? StatusDetails.Empty) with { Causes = messages.Select(static m => new StatusCause { Message = m }).ToItems() },
        });
    }
}
