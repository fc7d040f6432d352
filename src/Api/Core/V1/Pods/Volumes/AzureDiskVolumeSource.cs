using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>An Azure disk; served by a CSI driver now.</summary>
[ApiType("io.k8s.api.core.v1.AzureDiskVolumeSource")]
public sealed partial record AzureDiskVolumeSource
{
    /// <summary>Its name.</summary>
    [Field("diskName", 1, Required = true, Always = true)]
    public string DiskName { get; init; } = "";

    /// <summary>Its address.</summary>
    [Field("diskURI", 2, Required = true, Always = true)]
    public string DiskURI { get; init; } = "";

    /// <summary>None, ReadOnly or ReadWrite.</summary>
    [Field("cachingMode", 3, Default = "ReadWrite", Enum = "None|ReadOnly|ReadWrite")]
    public string? CachingMode { get; init; }

    /// <summary>The file system.</summary>
    [Field("fsType", 4, Default = "ext4")]
    public string? FsType { get; init; }

    /// <summary>Mount it read-only.</summary>
    [Field("readOnly", 5)]
    public bool? ReadOnly { get; init; }

    /// <summary>Shared, Dedicated or Managed.</summary>
    [Field("kind", 6, Default = "Shared", Enum = "Dedicated|Managed|Shared")]
    public string? Kind { get; init; }
}
