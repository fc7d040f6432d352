using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Certificates.V1;

/// <summary>What certificate is wanted.</summary>
[ApiType("io.k8s.api.certificates.v1.CertificateSigningRequestSpec")]
public sealed partial record CertificateSigningRequestSpec
{
    /// <summary>The request in PEM.</summary>
    [Field("request", 1, Required = true, Always = true)]
    public Bytes Request { get; init; }

    /// <summary>Who asks. Set by the server.</summary>
    [Field("username", 2)]
    public string Username { get; init; } = "";

    /// <summary>His uid. Set by the server.</summary>
    [Field("uid", 3)]
    public string Uid { get; init; } = "";

    /// <summary>His groups. Set by the server.</summary>
    [Field("groups", 4, List = ListType.Atomic)]
    public Items<string> Groups { get; init; }

    /// <summary>What the certificate may be used for.</summary>
    [Field("usages", 5, List = ListType.Atomic)]
    public Items<string> Usages { get; init; }

    /// <summary>Further facts about him. Set by the server.</summary>
    [Field("extra", 6)]
    public OrderedMap<Items<string>> Extra { get; init; }

    /// <summary>Who is to sign.</summary>
    [Field("signerName", 7, Required = true, Always = true)]
    public string SignerName { get; init; } = "";

    /// <summary>How long it is to be valid; another time may be given.</summary>
    [Field("expirationSeconds", 8)]
    public int? ExpirationSeconds { get; init; }
}
