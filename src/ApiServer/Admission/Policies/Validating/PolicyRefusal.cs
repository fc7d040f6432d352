using Keles.Client;
using Keles.Machinery;

namespace Keles.ApiServer.Admission.Policies;

/// <summary>The answer to a request that a policy refuses.</summary>
internal static class PolicyRefusal
{
    public static ApiException Of(AdmissionRequest request, string policy, string? binding, Decision decision)
    {
        var by = binding is null ? $"ValidatingAdmissionPolicy '{policy}' denied request" : $"ValidatingAdmissionPolicy '{policy}' with binding '{binding}' denied request";
        return With(request, $"{by}: {decision.Message}", decision.Reason ?? "Invalid");
    }

    private static ApiException With(AdmissionRequest request, string message, string reason)
    {
        var status = request.Forbidden(message).Status;
        return new ApiException(status with
        {
            Reason = reason,
            Code = reason switch { "Forbidden" => 403, "Unauthorized" => 401, "RequestEntityTooLarge" => 413, _ => 422 },
            Details = (status.Details ?? StatusDetails.Empty) with { Causes = [new StatusCause { Message = message }] },
        });
    }
}
