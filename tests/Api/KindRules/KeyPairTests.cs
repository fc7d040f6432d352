using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Keles.Api.Core.V1;

namespace Keles.Api.Tests.KindRules;

public sealed class KeyPairTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly RSA Rsa = RSA.Create(2048);
    private static readonly ECDsa Curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private static readonly string RsaCertificate = Made(new CertificateRequest("CN=a", Rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    private static readonly string CurveCertificate = Made(new CertificateRequest("CN=a", Curve, HashAlgorithmName.SHA256));

    [Fact]
    public void A_pair_that_belongs_together_is_fine()
    {
        Assert.Null(KeyPairs.Problem(RsaCertificate, Rsa.ExportRSAPrivateKeyPem()));
        Assert.Null(KeyPairs.Problem(RsaCertificate, Rsa.ExportPkcs8PrivateKeyPem()));
        Assert.Null(KeyPairs.Problem(CurveCertificate, Curve.ExportECPrivateKeyPem()));
    }

    [Fact]
    public void Another_key_is_told_of()
    {
        using var rsa = RSA.Create(2048);
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.Equal("tls: private key does not match public key", KeyPairs.Problem(RsaCertificate, rsa.ExportRSAPrivateKeyPem()));
        Assert.Equal("tls: private key does not match public key", KeyPairs.Problem(CurveCertificate, curve.ExportECPrivateKeyPem()));
    }

    [Fact]
    public void A_key_of_another_type_is_told_of()
    {
        Assert.Equal("tls: private key type does not match public key type", KeyPairs.Problem(RsaCertificate, Curve.ExportECPrivateKeyPem()));
        Assert.Equal("tls: private key type does not match public key type", KeyPairs.Problem(CurveCertificate, Rsa.ExportPkcs8PrivateKeyPem()));
    }

    [Fact]
    public void Texts_that_are_something_else_are_told_of()
    {
        var key = Rsa.ExportPkcs8PrivateKeyPem();
        Assert.Equal("tls: failed to find any PEM data in certificate input", KeyPairs.Problem("", key));
        Assert.Equal("tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM inputs may have been switched", KeyPairs.Problem(key, RsaCertificate));
        Assert.Equal("tls: failed to find any PEM data in key input", KeyPairs.Problem(RsaCertificate, "x"));
        Assert.Equal("tls: found a certificate rather than a key in the PEM for the private key", KeyPairs.Problem(RsaCertificate, RsaCertificate));
        Assert.Equal("x509: malformed certificate", KeyPairs.Problem("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", key));
        Assert.Equal("tls: failed to parse private key", KeyPairs.Problem(RsaCertificate, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"));
    }

    private static string Made(CertificateRequest request)
    {
        using var certificate = request.CreateSelfSigned(Start, Start.AddYears(1));
        return certificate.ExportCertificatePem();
    }
}
