using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>Certificates of trusted authorities as a file.</summary>
[ApiType("io.k8s.api.core.v1.ClusterTrustBundleProjection")]
public sealed partial record ClusterTrustBundleProjection
{
    /// <summary>The bundle's name; not with signerName.</summary>
    [Field("name", 1)]
    public string? Name { get; init; }

    /// <summary>All bundles of this signer.</summary>
    [Field("signerName", 2)]
    public string? SignerName { get; init; }

    /// <summary>Which bundles of the signer.</summary>
    [Field("labelSelector", 3)]
    public LabelSelector? LabelSelector { get; init; }

    /// <summary>The file.</summary>
    [Field("path", 4, Required = true, Always = true)]
    public string Path { get; init; } = "";

    /// <summary>The pod starts even when there is none.</summary>
    [Field("optional", 5)]
    public bool? Optional { get; init; }
}
