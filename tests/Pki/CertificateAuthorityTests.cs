using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Keles.Pki.Tests;

public sealed class CertificateAuthorityTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly FixedTime time = new(Now);
    private readonly CertificateAuthority authority;

    public CertificateAuthorityTests() => authority = CertificateAuthority.Create("kubernetes-ca", time);

    private TrustBundle Trust => TrustBundle.Parse(authority.CertificatePem, "the test");

    [Fact]
    public void A_client_certificate_says_who_and_in_which_groups()
    {
        var subject = new Subject("system:node:node-1", "system:nodes", "Ünïcode, \"quoted\" = x");
        using var certificate = authority.IssueClient(subject).ToCertificate();
        Assert.Equal(subject, certificate.ReadSubject());
        Assert.Null(Trust.RefuseClient(certificate, Now));
        Assert.NotNull(Trust.RefuseServer(certificate, Now));
        Assert.True(certificate.HasPrivateKey);
    }

    [Fact]
    public void A_server_certificate_holds_for_its_names_and_addresses()
    {
        var names = SubjectNames.Of("kubernetes", "kubernetes.default.svc", "10.96.0.1", "::1", "kubernetes");
        using var certificate = authority.IssueServer("kube-apiserver", names).ToCertificate();
        Assert.True(SubjectNames.In(certificate).Covers(names));
        Assert.False(SubjectNames.In(certificate).Covers(SubjectNames.Of("10.96.0.2")));
        Assert.True(certificate.MatchesHostname("kubernetes.default.svc"));
        Assert.True(certificate.MatchesHostname("10.96.0.1"));
        Assert.False(certificate.MatchesHostname("elsewhere"));
        Assert.Null(Trust.RefuseServer(certificate, Now));
        Assert.Equal("certificate specifies an incompatible key usage", Trust.RefuseClient(certificate, Now));
    }

    [Fact]
    public void Another_authority_of_the_same_name_is_not_trusted()
    {
        var impostor = CertificateAuthority.Create("kubernetes-ca", time);
        using var certificate = impostor.IssueClient(new Subject("admin", "system:masters")).ToCertificate();
        Assert.Contains("certificate signed by unknown authority", Trust.RefuseClient(certificate, Now), StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_holds_from_a_little_before_until_its_end()
    {
        using var certificate = authority.IssueClient(new Subject("a"), TimeSpan.FromHours(1)).ToCertificate();
        Assert.Null(Trust.RefuseClient(certificate, Now.AddMinutes(-4)));
        Assert.Null(Trust.RefuseClient(certificate, Now.AddMinutes(59)));
        Assert.Equal("certificate has expired or is not yet valid", Trust.RefuseClient(certificate, Now.AddMinutes(61)));
        Assert.Equal("certificate has expired or is not yet valid", Trust.RefuseClient(certificate, Now.AddMinutes(-6)));
    }

    [Fact]
    public void Nothing_outlives_its_authority()
    {
        var brief = CertificateAuthority.Create("brief", time, TimeSpan.FromDays(2));
        using var certificate = brief.IssueClient(new Subject("a"), TimeSpan.FromDays(365)).ToCertificate();
        Assert.Equal(brief.Validity.NotAfter, certificate.Lifetime().NotAfter);
        time.Now = Now.AddDays(3);
        var error = Assert.Throws<PkiException>(() => brief.IssueClient(new Subject("a")));
        Assert.Contains("cannot sign", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_that_is_no_authority_cannot_issue()
    {
        var leaf = authority.IssueClient(new Subject("a"));
        var error = Assert.Throws<PkiException>(() => CertificateAuthority.Load(leaf, time, "leaf.crt"));
        Assert.StartsWith("leaf.crt", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Key_and_certificate_must_belong_together()
    {
        var other = CertificateAuthority.Create("other", time);
        var mixed = new IssuedCertificate(authority.Pem.CertificatePem, other.Pem.KeyPem);
        var error = Assert.Throws<PkiException>(() => CertificateAuthority.Load(mixed, time, "ca.crt"));
        Assert.StartsWith("ca.crt and its key cannot be used together", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_rsa_authority_made_by_others_signs_too()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=kubernetes", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        using var made = request.CreateSelfSigned(Now.AddDays(-1), Now.AddDays(100));
        var rsa = CertificateAuthority.Load(
            new IssuedCertificate(made.ExportCertificatePem(), key.ExportRSAPrivateKeyPem()), time, "ca.crt");
        using var client = rsa.IssueClient(new Subject("a", "b")).ToCertificate();
        Assert.Null(TrustBundle.Parse(rsa.CertificatePem, "x").RefuseClient(client, Now));
    }

    [Fact]
    public void Serial_numbers_are_positive_and_do_not_repeat()
    {
        var serials = Enumerable.Range(0, 50).Select(_ => authority.IssueClient(new Subject("a")).ToCertificate().SerialNumber).ToList();
        Assert.Equal(50, serials.Distinct().Count());
        Assert.All(serials, s => Assert.InRange(Convert.ToByte(s[..2], 16), (byte)0x40, (byte)0x7F));
    }

    [Fact]
    public void A_subject_with_organizations_in_one_part_is_read_whole()
    {
        // The way Go writes several organizations: one relative name that holds them all.
        var writer = new System.Formats.Asn1.AsnWriter(System.Formats.Asn1.AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSetOf())
            {
                foreach (var o in new[] { "group-a", "group-b" })
                {
                    using (writer.PushSequence())
                    {
                        writer.WriteObjectIdentifier("2.5.4.10");
                        writer.WriteCharacterString(System.Formats.Asn1.UniversalTagNumber.PrintableString, o);
                    }
                }
            }

            using (writer.PushSetOf())
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier("2.5.4.3");
                writer.WriteCharacterString(System.Formats.Asn1.UniversalTagNumber.UTF8String, "jane");
            }
        }

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(new X500DistinguishedName(writer.Encode()), key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(Now, Now.AddDays(1));
        Assert.Equal(new Subject("jane", "group-a", "group-b"), certificate.ReadSubject());
    }

    [Fact]
    public void Addresses_and_names_are_told_apart() =>
        Assert.Equal([IPAddress.Parse("fd00::1")], SubjectNames.Of("a.b", "fd00::1").Addresses);
}
