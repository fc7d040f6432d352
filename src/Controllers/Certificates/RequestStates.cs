using Keles.Api.Certificates.V1;

namespace Keles.Controllers.Certificates;

/// <summary>What has been decided about a request.</summary>
internal static class RequestStates
{
    public static bool Has(this CertificateSigningRequest request, string condition) => request.Status.Conditions.Any(c => c.Type == condition);

    public static bool IsApproved(this CertificateSigningRequest request) => request.Has("Approved") && !request.Has("Denied");

    public static bool IsDecided(this CertificateSigningRequest request) => request.Has("Approved") || request.Has("Denied");

    public static bool IsIssued(this CertificateSigningRequest request) => request.Status.Certificate.Length > 0;
}
