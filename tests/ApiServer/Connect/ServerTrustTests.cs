using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Keles.ApiServer.Connect;
using Keles.ApiServer.Metrics;
using Keles.Machinery;

namespace Keles.ApiServer.Tests.Connect;

/// <summary>Which servers behind this one are believed, and what is said of the others.</summary>
public sealed class ServerTrustTests
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    [Fact]
    public void A_name_that_stands_in_the_subject_alone_is_refused_and_counted()
    {
        var before = CertificateSeries.Webhooks.MissingSan.Value;
        using var certificate = Made(HashAlgorithmName.SHA256, names: false);
        var refused = Assert.Throws<UntrustedServerException>(() => Check(certificate, CertificateSeries.Webhooks));
        Assert.Equal("tls: failed to verify certificate: x509: certificate relies on legacy Common Name field, use SANs instead", refused.Message);
        Assert.Equal(before + 1, CertificateSeries.Webhooks.MissingSan.Value);
    }

    [Fact]
    public void A_signature_by_sha1_is_refused_and_counted()
    {
        var before = CertificateSeries.Aggregated.InsecureSha1.Value;
        using var certificate = Made(HashAlgorithmName.SHA1, names: true);
        var refused = Assert.Throws<UntrustedServerException>(() => Check(certificate, CertificateSeries.Aggregated));
        Assert.Equal("tls: failed to verify certificate: x509: cannot verify signature: insecure algorithm SHA1-RSA", refused.Message);
        Assert.Equal(before + 1, CertificateSeries.Aggregated.InsecureSha1.Value);
    }

    [Fact]
    public void A_certificate_of_other_names_is_refused_with_its_names()
    {
        using var certificate = Made(HashAlgorithmName.SHA256, names: true);
        var refused = Assert.Throws<UntrustedServerException>(() => Check(certificate, CertificateSeries.Webhooks, SslPolicyErrors.RemoteCertificateNameMismatch));
        Assert.StartsWith("tls: failed to verify certificate: x509: certificate is valid for hook.shop.svc, not", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_that_the_bundle_signed_is_believed_until_it_expires()
    {
        using var certificate = Made(HashAlgorithmName.SHA256, names: true);
        Assert.True(Check(certificate, CertificateSeries.Webhooks));
        using var old = Made(HashAlgorithmName.SHA256, names: true, days: -1);
        Assert.EndsWith("x509: certificate has expired or is not yet valid", Assert.Throws<UntrustedServerException>(() => Check(old, CertificateSeries.Webhooks)).Message, StringComparison.Ordinal);
    }

    /// <summary>Against a bundle that holds the certificate itself.</summary>
    private static bool Check(X509Certificate2 certificate, CertificateSeries series, SslPolicyErrors more = SslPolicyErrors.None) =>
        new ServerTrust(Bytes.FromUtf8(certificate.ExportCertificatePem()), "the bundle", series, TimeProvider.System)
            .Check(Nobody, certificate, null, SslPolicyErrors.RemoteCertificateChainErrors | more);

    private static readonly object Nobody = new();

    private static X509Certificate2 Made(HashAlgorithmName hash, bool names, int days = 1)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=hook.shop.svc", key, hash, RSASignaturePadding.Pkcs1);
        var alternatives = new SubjectAlternativeNameBuilder();
        alternatives.AddDnsName("hook.shop.svc");
        if (names) request.CertificateExtensions.Add(alternatives.Build());
        return hash == HashAlgorithmName.SHA1
            ? request.Create(request.SubjectName, new Sha1(key), Now.AddDays(-2), Now.AddDays(days), [1])
            : request.CreateSelfSigned(Now.AddDays(-2), Now.AddDays(days));
    }

    /// <summary>Signs as the platform itself would not any more.</summary>
    private sealed class Sha1(RSA key) : X509SignatureGenerator
    {
        private static readonly byte[] Identifier = [0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x05, 0x05, 0x00];

        public override byte[] GetSignatureAlgorithmIdentifier(HashAlgorithmName hashAlgorithm) => Identifier;

        public override byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm) => key.SignData(data, HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1);

        protected override PublicKey BuildPublicKey() => CreateForRSA(key, RSASignaturePadding.Pkcs1).PublicKey;
    }
}
