using Keles.Api.Certificates.V1;

namespace Keles.ApiServer;

/// <summary>Only who has the right for its signer puts a certificate, or the news of a failure, into a request.</summary>
internal sealed class CertificateSigningPlugin(SignerRights rights) : IAdmissionPlugin
{
    public string Name => "CertificateSigning";

    public ValueTask ValidateAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (request.Operation != Operation.Update || !request.IsFor("certificates.k8s.io", "certificatesigningrequests/status")) return ValueTask.CompletedTask;
        var (now, before) = ((CertificateSigningRequest)request.Object!, (CertificateSigningRequest)request.Old!);
        if (now.Status.Certificate == before.Status.Certificate && now.Status.Conditions == before.Status.Conditions) return ValueTask.CompletedTask;
        var signer = before.Spec.SignerName;
        return rights.May(request.User, "sign", signer) ? ValueTask.CompletedTask : throw request.Forbidden($"user not permitted to sign requests with signerName \"{signer}\"");
    }
}
