using Keles.Api.Certificates.V1;

namespace Keles.ApiServer;

/// <summary>Only who has the right for its signer approves a request for a certificate.</summary>
internal sealed class CertificateApprovalPlugin(SignerRights rights) : IAdmissionPlugin
{
    public string Name => "CertificateApproval";

    public ValueTask ValidateAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (request.Operation != Operation.Update || !request.IsFor("certificates.k8s.io", "certificatesigningrequests/approval")) return ValueTask.CompletedTask;
        var signer = ((CertificateSigningRequest)request.Old!).Spec.SignerName;
        return rights.May(request.User, "approve", signer) ? ValueTask.CompletedTask : throw request.Forbidden($"user not permitted to approve requests with signerName \"{signer}\"");
    }
}
