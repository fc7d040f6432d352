using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A key and a certificate for the pod, renewed in time.</summary>
[ApiType("io.k8s.api.core.v1.PodCertificateProjection")]
public sealed partial record PodCertificateProjection
{
    /// <summary>Who signs.</summary>
    [Field("signerName", 1, Required = true)]
    public string SignerName { get; init; } = "";

    /// <summary>The kind of key.</summary>
    [Field("keyType", 2, Required = true)]
    public string KeyType { get; init; } = "";

    /// <summary>The longest validity that is wanted.</summary>
    [Field("maxExpirationSeconds", 3)]
    public int? MaxExpirationSeconds { get; init; }

    /// <summary>The file with key and certificates together.</summary>
    [Field("credentialBundlePath", 4)]
    public string CredentialBundlePath { get; init; } = "";

    /// <summary>The file with the key.</summary>
    [Field("keyPath", 5)]
    public string KeyPath { get; init; } = "";

    /// <summary>The file with the certificates.</summary>
    [Field("certificateChainPath", 6)]
    public string CertificateChainPath { get; init; } = "";

    /// <summary>Texts for the signer.</summary>
    [Field("userAnnotations", 7)]
    public OrderedMap<string> UserAnnotations { get; init; }
}
