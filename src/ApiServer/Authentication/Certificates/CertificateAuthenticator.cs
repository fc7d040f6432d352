using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;
using Keles.Machinery;
using Keles.Pki;

namespace Keles.ApiServer;

/// <summary>Takes the user from a client certificate: the common name is his name, organizations are his groups.</summary>
internal sealed class CertificateAuthenticator(VerifiedCertificates verified)
{
    /// <summary>A connection's certificate is the same object in all its requests: who it is need not be read again.</summary>
    private readonly ConditionalWeakTable<X509Certificate2, StrongBox<AuthenticationAnswer>> read = [];

    public AuthenticationAnswer Authenticate(X509Certificate2 certificate) => verified.Refuse(certificate) is { } refusal
        ? AuthenticationAnswer.Refused($"verifying certificate SN={Serial(certificate)} failed: {refusal}")
        : read.GetValue(certificate, static c => new(Read(c))).Value;

    private static AuthenticationAnswer Read(X509Certificate2 certificate)
    {
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
