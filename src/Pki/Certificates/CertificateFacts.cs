using System.Security.Cryptography.X509Certificates;

namespace Keles.Pki;

/// <summary>What is asked of a certificate again and again.</summary>
public static class CertificateFacts
{
    public static Subject ReadSubject(this X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        return DistinguishedNames.Read(certificate.SubjectName);
    }

    public static Validity Lifetime(this X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        return new Validity(certificate.NotBefore.ToUniversalTime(), certificate.NotAfter.ToUniversalTime());
    }

    /// <summary>The first certificate of PEM text; the caller disposes it.</summary>
    public static X509Certificate2 ParsePem(string pem, string where)
    {
        try
        {
            return X509Certificate2.CreateFromPem(pem);
        }
        catch (System.Security.Cryptography.CryptographicException bad)
        {
            throw new PkiException($"{where} holds no certificate in PEM form", bad);
        }
    }
}
