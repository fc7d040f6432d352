using System.Text;
using Keles.Api.Certificates.V1;
using Keles.Controllers.Certificates;
using Keles.Machinery;
using Keles.Pki;

namespace Keles.Controllers.Tests.Certificates;

public sealed class CertificateTests : IDisposable
{
    private static readonly Subject Node = new("system:node:n", "system:nodes");
    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private readonly CertificateAuthority authority = CertificateAuthority.Create("ca", TimeProvider.System);

    [Fact]
    public void An_approved_request_gets_a_certificate_with_its_usages_and_time()
    {
        var request = Request(SignerRules.Client, new Subject("jane", "shop"), SubjectNames.None, KeyUsages.DigitalSignature, KeyUsages.ClientAuth);
        request = request with { Spec = request.Spec with { ExpirationSeconds = 3600 } };
        var signed = SigningController.Decided(request, authority, Now);
        Assert.Empty(signed.Status.Conditions.Where(c => c.Type == "Failed"));
        using var certificate = System.Security.Cryptography.X509Certificates.X509Certificate2.CreateFromPem(Encoding.UTF8.GetString(signed.Status.Certificate.Span));
        Assert.Equal(new Subject("jane", "shop"), certificate.ReadSubject());
        Assert.Null(TrustBundle.Parse(authority.CertificatePem, "ca").RefuseClient(certificate, Now));
        Assert.InRange(certificate.NotAfter.ToUniversalTime() - Now.UtcDateTime, TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(61));
    }

    [Theory]
    [InlineData(SignerRules.Client, "jane", "shop", "", "server auth", "invalid usage for client certificate: server auth")]
    [InlineData(SignerRules.Client, "jane", "shop", "", "digital signature", "missing required usage for client certificate: client auth")]
    [InlineData(SignerRules.Client, "jane", "shop", "", "digital signature,client auth", null)]
    [InlineData(SignerRules.KubeletClient, "system:node:n", "system:nodes", "", "digital signature,client auth", null)]
    [InlineData(SignerRules.KubeletClient, "system:node:n", "system:nodes", "", "digital signature,key encipherment,client auth", null)]
    [InlineData(SignerRules.KubeletClient, "n", "system:nodes", "", "digital signature,client auth", "subject common name does not begin with system:node:")]
    [InlineData(SignerRules.KubeletClient, "system:node:n", "system:masters", "", "digital signature,client auth", "subject organization is not system:nodes")]
    [InlineData(SignerRules.KubeletClient, "system:node:n", "system:nodes", "n.local", "digital signature,client auth", "DNS subjectAltNames are not allowed")]
    [InlineData(SignerRules.KubeletClient, "system:node:n", "system:nodes", "10.0.0.1", "digital signature,client auth", "IP subjectAltNames are not allowed")]
    [InlineData(SignerRules.KubeletServing, "system:node:n", "system:nodes", "10.0.0.1", "digital signature,server auth", null)]
    [InlineData(SignerRules.KubeletServing, "system:node:n", "system:nodes", "", "digital signature,server auth", "DNS or IP subjectAltName is required")]
    [InlineData(SignerRules.Legacy, "anybody", "anything", "x.y", "server auth", null)]
    public void Each_signer_signs_only_what_is_its(string signer, string name, string group, string names, string usages, string? reason)
    {
        var request = Request(signer, new Subject(name, group), SubjectNames.Of(names.Split(',', StringSplitOptions.RemoveEmptyEntries)), usages.Split(','));
        var decided = SigningController.Decided(request, authority, Now);
        var failed = decided.Status.Conditions.FirstOrDefault(c => c.Type == "Failed");
        Assert.Equal(reason, failed?.Message);
        Assert.Equal(reason is null, decided.IsIssued());
        if (reason is not null) Assert.Equal("SignerValidationFailure", failed!.Reason);
    }

    [Fact]
    public void A_kubelet_signer_names_both_forms_of_usages()
    {
        var request = Request(SignerRules.KubeletClient, Node, SubjectNames.None, KeyUsages.ServerAuth);
        Assert.Equal(
            "usages did not match [digital signature key encipherment client auth] or [digital signature client auth]",
            SigningController.Decided(request, authority, Now).Status.Conditions[^1].Message);
    }

    [Fact]
    public void What_is_no_request_fails_with_a_reason()
    {
        var request = Request(SignerRules.Client, Node, SubjectNames.None, KeyUsages.ClientAuth);
        request = request with { Spec = request.Spec with { Request = new Bytes("-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----"u8.ToArray()) } };
        Assert.Equal("SigningFailure", SigningController.Decided(request, authority, Now).Status.Conditions[^1].Reason);
    }

    [Fact]
    public void Requests_are_signed_and_those_of_other_signers_left_alone()
    {
        var bench = new Bench(["certificatesigningrequest-signing-controller"], new() { SigningAuthority = authority });
        foreach (var (name, signer, approved) in new[] { ("ours", SignerRules.Client, true), ("others", "example.com/other", true), ("pending", SignerRules.Client, false) })
        {
            var request = Request(signer, new Subject("jane"), SubjectNames.None, KeyUsages.ClientAuth);
            bench.Create(request with { Metadata = new() { Name = name } });
            if (approved) bench.Api.Change<CertificateSigningRequest>(new(name), r => r with { Status = request.Status });
        }

        bench.Settle();
        Assert.Equal(["ours"], bench.Api.List<CertificateSigningRequest>().Where(r => r.IsIssued()).Select(r => r.Metadata.Name));
    }

    [Theory]
    [InlineData("", 23, false)]
    [InlineData("", 25, true)]
    [InlineData("Denied", 2, true)]
    [InlineData("Failed", 2, true)]
    [InlineData("Approved", 2, false)]
    [InlineData("Denied", 0, false)]
    public void Requests_that_are_over_are_removed(string condition, int hours, bool over)
    {
        var born = Now;
        var request = new CertificateSigningRequest
        {
            Metadata = new() { Name = "a", CreationTimestamp = Time.From(born) },
            Status = new() { Conditions = condition.Length == 0 ? default : [new() { Type = condition, Status = "True", LastUpdateTime = Time.From(born) }] },
        };
        Assert.Equal(over, CleaningController.IsOver(request, born.AddHours(hours)));
    }

    public void Dispose() => authority.Dispose();

    private static CertificateSigningRequest Request(string signer, Subject subject, SubjectNames names, params string[] usages) => new()
    {
        Metadata = new() { Name = "a" },
        Spec = new() { SignerName = signer, Request = new Bytes(Encoding.UTF8.GetBytes(SigningRequest.Create(subject, names).RequestPem)), Usages = usages.ToItems() },
        Status = new() { Conditions = [new() { Type = "Approved", Status = "True" }] },
    };
}
