using System.Security.Cryptography.X509Certificates;
using Keles.Pki;

namespace Keles.Programs;

/// <summary>Certificates as the TLS of this platform wants them.</summary>
internal static class Tls
{
    /// <summary>With its key in a container of its own: one made from PEM is refused by some versions of the platform.</summary>
    public static X509Certificate2 Usable(IssuedCertificate issued)
    {
        using var parsed = issued.ToCertificate();
        return X509CertificateLoader.LoadPkcs12(parsed.Export(X509ContentType.Pkcs12), null);
    }
}
