using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A volume of a CSI driver.</summary>
[ApiType("io.k8s.api.core.v1.CSIPersistentVolumeSource")]
public sealed partial record CSIPersistentVolumeSource
{
    /// <summary>The driver's name.</summary>
    [Field("driver", 1, Required = true, Always = true)]
    public string Driver { get; init; } = "";

    /// <summary>The volume's name at the driver.</summary>
    [Field("volumeHandle", 2, Required = true, Always = true)]
    public string VolumeHandle { get; init; } = "";

    /// <summary>It is published read-only.</summary>
    [Field("readOnly", 3)]
    public bool ReadOnly { get; init; }

    /// <summary>The file system.</summary>
    [Field("fsType", 4)]
    public string FsType { get; init; } = "";

    /// <summary>What the driver said of it when it was made.</summary>
    [Field("volumeAttributes", 5)]
    public OrderedMap<string> VolumeAttributes { get; init; }

    /// <summary>Secrets for attaching.</summary>
    [Field("controllerPublishSecretRef", 6)]
    public SecretReference? ControllerPublishSecretRef { get; init; }

    /// <summary>Secrets for preparing it on a node.</summary>
    [Field("nodeStageSecretRef", 7)]
    public SecretReference? NodeStageSecretRef { get; init; }

    /// <summary>Secrets for mounting.</summary>
    [Field("nodePublishSecretRef", 8)]
    public SecretReference? NodePublishSecretRef { get; init; }

    /// <summary>Secrets for growing it.</summary>
    [Field("controllerExpandSecretRef", 9)]
    public SecretReference? ControllerExpandSecretRef { get; init; }

    /// <summary>Secrets for growing it on a node.</summary>
    [Field("nodeExpandSecretRef", 10)]
    public SecretReference? NodeExpandSecretRef { get; init; }
}
