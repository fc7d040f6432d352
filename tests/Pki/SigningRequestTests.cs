using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Keles.Pki.Tests;

public sealed class SigningRequestTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly CertificateAuthority authority = CertificateAuthority.Create("ca", new FixedTime(Now));

    [Fact]
    public void A_request_is_read_and_signed_as_asked()
    {
        var (pem, key) = SigningRequest.Create(new Subject("system:node:n", "system:nodes"), SubjectNames.Of("n.local", "10.0.0.7"));
        var request = SigningRequest.Parse(pem);
        Assert.Equal(new Subject("system:node:n", "system:nodes"), request.Subject);
        Assert.Equal(["n.local"], request.Names.DnsNames);
        Assert.Equal([IPAddress.Parse("10.0.0.7")], request.Names.Addresses);

        var signed = authority.Sign(request, [KeyUsages.DigitalSignature, KeyUsages.ServerAuth], TimeSpan.FromDays(30));
        using var certificate = new IssuedCertificate(signed, key).ToCertificate();
        Assert.Equal(request.Subject, certificate.ReadSubject());
        Assert.True(certificate.MatchesHostname("n.local"));
        Assert.Equal(Now.AddDays(30), certificate.Lifetime().NotAfter);
        Assert.Equal(X509KeyUsageFlags.DigitalSignature, certificate.Extensions.OfType<X509KeyUsageExtension>().Single().KeyUsages);
        var trust = TrustBundle.Parse(authority.CertificatePem, "x");
        Assert.Null(trust.RefuseServer(certificate, Now));
        Assert.NotNull(trust.RefuseClient(certificate, Now));
    }

    [Fact]
    public void A_signed_request_never_becomes_an_authority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var greedy = new CertificateRequest("CN=evil", key, HashAlgorithmName.SHA256);
        greedy.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        greedy.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        var request = SigningRequest.Parse(greedy.CreateSigningRequestPem());
        Assert.Equal(["cert sign"], request.Usages);
        using var signed = CertificateFacts.ParsePem(authority.Sign(request, [KeyUsages.ClientAuth], TimeSpan.FromDays(1)), "x");
        Assert.False(signed.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority);
        Assert.Empty(signed.Extensions.OfType<X509KeyUsageExtension>());
    }

    [Fact]
    public void Emails_and_uris_are_seen_because_signers_refuse_by_them()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=a", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddEmailAddress("a@example.com");
        names.AddUri(new Uri("spiffe://a/b"));
        names.AddDnsName("a");
        request.CertificateExtensions.Add(names.Build());
        var parsed = SigningRequest.Parse(request.CreateSigningRequestPem());
        Assert.Equal(["a@example.com"], parsed.Names.Emails);
        Assert.Equal(["spiffe://a/b"], parsed.Names.Uris);
        Assert.Equal(["a"], parsed.Names.DnsNames);
    }

    [Fact]
    public void Every_known_usage_can_be_signed_and_an_unknown_one_is_named()
    {
        var request = SigningRequest.Parse(SigningRequest.Create(new Subject("a"), SubjectNames.None).RequestPem);
        var error = Assert.Throws<PkiException>(() => authority.Sign(request, ["client auth", "flying"], TimeSpan.FromDays(1)));
        Assert.Equal("unrecognized usage \"flying\"", error.Message);
        Assert.False(KeyUsages.IsKnown("flying"));
        foreach (var usage in new[] { "signing", "digital signature", "key agreement", "crl sign", "any", "code signing", "s/mime", "timestamping" })
        {
            Assert.True(KeyUsages.IsKnown(usage));
            Assert.NotEmpty(authority.Sign(request, [usage], TimeSpan.FromDays(1)));
        }
    }

    [Fact]
    public void A_request_signed_with_another_key_is_refused()
    {
        var (pem, _) = SigningRequest.Create(new Subject("a"), SubjectNames.None);
        var der = PemEncoding.Find(pem);
        var bytes = Convert.FromBase64String(pem[der.Base64Data]);
        bytes[^10] ^= 1;
        var error = Assert.Throws<PkiException>(() => SigningRequest.Parse(PemEncoding.WriteString("CERTIFICATE REQUEST", bytes)));
        Assert.StartsWith("the certificate request cannot be read or its signature is wrong", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")]
    public void What_is_no_request_is_refused_with_upstreams_words(string pem) =>
        Assert.Equal("PEM block type must be CERTIFICATE REQUEST", Assert.Throws<PkiException>(() => SigningRequest.Parse(pem)).Message);

    [Fact]
    public void Any_bytes_in_a_request_give_a_clear_refusal()
    {
        var bytes = Convert.FromBase64String(Body(SigningRequest.Create(new Subject("a", "b"), SubjectNames.Of("n", "10.0.0.1")).RequestPem));
        var random = new Random(5);
        for (var i = 0; i < 3000; i++)
        {
            var copy = bytes.ToArray();
            for (var flips = random.Next(1, 4); flips > 0; flips--)
            {
                copy[random.Next(copy.Length)] = (byte)random.Next(256);
            }

            var pem = PemEncoding.WriteString("CERTIFICATE REQUEST", i % 3 == 0 ? copy.AsSpan(0, random.Next(copy.Length)) : copy);
            if (!copy.AsSpan().SequenceEqual(bytes) || i % 3 == 0)
            {
                Assert.Throws<PkiException>(() => SigningRequest.Parse(pem));
            }
        }
    }

    [Fact]
    public void An_endless_request_is_not_looked_at() =>
        Assert.Contains("longer than", Assert.Throws<PkiException>(() => SigningRequest.Parse(new string('A', 70_000))).Message, StringComparison.Ordinal);

    private static string Body(string pem) => pem[PemEncoding.Find(pem).Base64Data].ToString().ReplaceLineEndings("");
}
