using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>One source of a projected volume; exactly one of them.</summary>
[ApiType("io.k8s.api.core.v1.VolumeProjection")]
public sealed partial record VolumeProjection
{
    /// <summary>Entries of a secret.</summary>
    [Field("secret", 1)]
    public SecretProjection? Secret { get; init; }

    /// <summary>Fields of the pod.</summary>
    [Field("downwardAPI", 2)]
    public DownwardAPIProjection? DownwardAPI { get; init; }

    /// <summary>Entries of a config map.</summary>
    [Field("configMap", 3)]
    public ConfigMapProjection? ConfigMap { get; init; }

    /// <summary>A token of the pod's account.</summary>
    [Field("serviceAccountToken", 4)]
    public ServiceAccountTokenProjection? ServiceAccountToken { get; init; }

    /// <summary>Certificates of trusted authorities.</summary>
    [Field("clusterTrustBundle", 5)]
    public ClusterTrustBundleProjection? ClusterTrustBundle { get; init; }

    /// <summary>A key and a certificate for the pod.</summary>
    [Field("podCertificate", 6)]
    public PodCertificateProjection? PodCertificate { get; init; }
}
