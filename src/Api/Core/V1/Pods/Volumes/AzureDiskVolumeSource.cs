using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.AzureDiskVolumeSource")]
public sealed partial record AzureDiskVolumeSource
{
    [Field("diskName", 1, Required = true, Always = true)]
    public string DiskName { get; init; } = "";

    [Field("diskURI", 2, Required = true, Always = true)]
    public string DiskURI { get; init; } = "";

    [Field("cachingMode", 3, Default = "ReadWrite", Enum = "None|ReadOnly|ReadWrite")]
    public string? CachingMode { get; init; }

    [Field("fsType", 4, Default = "ext4")]
    public string? FsType { get; init; }

    [Field("readOnly", 5)]
    public bool? ReadOnly { get; init; }

    [Field("kind", 6, Default = "Shared", Enum = "Dedicated|Managed|Shared")]
    public string? Kind { get; init; }
}
