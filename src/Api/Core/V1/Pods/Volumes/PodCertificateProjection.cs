using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.PodCertificateProjection")]
public sealed partial record PodCertificateProjection
{
    [Field("signerName", 1, Required = true)]
    public string SignerName { get; init; } = "";

    [Field("keyType", 2, Required = true)]
    public string KeyType { get; init; } = "";

    [Field("maxExpirationSeconds", 3)]
    public int? MaxExpirationSeconds { get; init; }

    [Field("credentialBundlePath", 4)]
    public string CredentialBundlePath { get; init; } = "";

    [Field("keyPath", 5)]
    public string KeyPath { get; init; } = "";

    [Field("certificateChainPath", 6)]
    public string CertificateChainPath { get; init; } = "";

    [Field("userAnnotations", 7)]
    public OrderedMap<string> UserAnnotations { get; init; }
}
