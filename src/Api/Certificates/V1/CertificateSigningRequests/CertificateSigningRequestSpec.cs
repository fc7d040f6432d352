using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Certificates.V1;

[ApiType("io.k8s.api.certificates.v1.CertificateSigningRequestSpec")]
public sealed partial record CertificateSigningRequestSpec
{
    [Field("request", 1, Required = true, Always = true)]
    public Bytes Request { get; init; }

    [Field("username", 2)]
    public string Username { get; init; } = "";

    [Field("uid", 3)]
    public string Uid { get; init; } = "";

    [Field("groups", 4, List = ListType.Atomic)]
    public Items<string> Groups { get; init; }

    [Field("usages", 5, List = ListType.Atomic)]
    public Items<string> Usages { get; init; }

    [Field("extra", 6)]
    public OrderedMap<Items<string>> Extra { get; init; }

    [Field("signerName", 7, Required = true, Always = true)]
    public string SignerName { get; init; } = "";

    [Field("expirationSeconds", 8)]
    public int? ExpirationSeconds { get; init; }
}
