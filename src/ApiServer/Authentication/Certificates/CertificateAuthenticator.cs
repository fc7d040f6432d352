using System.Security.Cryptography.X509Certificates;
using Keles.Machinery;
using Keles.Pki;

namespace Keles.ApiServer;

/// <summary>Takes the user from a client certificate: the common name is his name, organizations are his groups.</summary>
internal sealed class CertificateAuthenticator(VerifiedCertificates verified)
{
    public AuthenticationAnswer Authenticate(X509Certificate2 certificate)
    {
        if (verified.Refuse(certificate) is { } refusal) return AuthenticationAnswer.Refused($"verifying certificate SN={Serial(certificate)} failed: {refusal}");
        var subject = certificate.ReadSubject();
        if (subject.CommonName.Length == 0) return AuthenticationAnswer.None;
        var id = Convert.ToHexStringLower(certificate.GetCertHash(System.Security.Cryptography.HashAlgorithmName.SHA256));
        return AuthenticationAnswer.Of(new UserIdentity(
            subject.CommonName,
            Groups: subject.Organizations.ToItems(),
            Extra: OrderedMap<Items<string>>.Of((ExtraKeys.CredentialId, [$"X509SHA256={id}"]))));
    }

    private static string Serial(X509Certificate2 certificate) => new System.Numerics.BigInteger(certificate.SerialNumberBytes.Span, isUnsigned: true, isBigEndian: true).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
