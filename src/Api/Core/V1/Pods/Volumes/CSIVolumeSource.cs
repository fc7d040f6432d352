using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A volume that a CSI driver makes for this pod.</summary>
[ApiType("io.k8s.api.core.v1.CSIVolumeSource")]
public sealed partial record CSIVolumeSource
{
    /// <summary>The driver's name.</summary>
    [Field("driver", 1, Required = true, Always = true)]
    public string Driver { get; init; } = "";

    /// <summary>Mount it read-only.</summary>
    [Field("readOnly", 2)]
    public bool? ReadOnly { get; init; }

    /// <summary>The file system.</summary>
    [Field("fsType", 3)]
    public string? FsType { get; init; }

    /// <summary>Settings for the driver.</summary>
    [Field("volumeAttributes", 4)]
    public OrderedMap<string> VolumeAttributes { get; init; }

    /// <summary>Secrets for mounting.</summary>
    [Field("nodePublishSecretRef", 5)]
    public LocalObjectReference? NodePublishSecretRef { get; init; }
}
