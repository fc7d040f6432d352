using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Keles.Pki;

/// <summary>A certificate with its private key, both in PEM: what a TLS server or client of ours runs on.</summary>
public sealed record IssuedCertificate(string CertificatePem, string KeyPem)
{
    /// <summary>For TLS; the caller disposes it.</summary>
    public X509Certificate2 ToCertificate() => Load(CertificatePem, KeyPem, "the certificate");

    internal static X509Certificate2 Load(string certificatePem, string keyPem, string where)
    {
        try
        {
            return X509Certificate2.CreateFromPem(certificatePem, keyPem);
        }
        catch (Exception bad) when (bad is CryptographicException or ArgumentException)
        {
            throw new PkiException($"{where} and its key cannot be used together: {bad.Message}", bad);
        }
    }

    public override string ToString() => "IssuedCertificate";
}
