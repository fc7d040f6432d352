using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Keles.Api.Certificates.V1;

namespace Keles.ApiServer;

/// <summary>Nobody asks for a certificate of the group that may everything.</summary>
internal sealed class CertificateSubjectRestriction : IAdmissionPlugin
{
    private const string Signer = "kubernetes.io/kube-apiserver-client";
    private const string OrganizationOid = "2.5.4.10";

    public string Name => "CertificateSubjectRestriction";

    public ValueTask ValidateAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (request.Operation != Operation.Create || !request.IsFor("certificates.k8s.io", "certificatesigningrequests")
            || request.Object is not CertificateSigningRequest { Spec.SignerName: Signer } asked)
        {
            return ValueTask.CompletedTask;
        }

        return Organizations(request, asked).Contains(UserIdentity.Masters)
            ? throw request.Forbidden($"use of {Signer} signer with {UserIdentity.Masters} group is not allowed")
            : ValueTask.CompletedTask;
    }

    private static List<string> Organizations(AdmissionRequest request, CertificateSigningRequest asked)
    {
        try
        {
            var read = CertificateRequest.LoadSigningRequestPem(Encoding.UTF8.GetString(asked.Spec.Request.Span), HashAlgorithmName.SHA256, CertificateRequestLoadOptions.SkipSignatureValidation);
            return [.. read.SubjectName.EnumerateRelativeDistinguishedNames(false)
                .Where(static n => !n.HasMultipleElements && n.GetSingleElementType().Value == OrganizationOid)
                .Select(static n => n.GetSingleElementValue() ?? "")];
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw request.Forbidden($"unable to parse CSR: {e.Message}");
        }
    }
}
