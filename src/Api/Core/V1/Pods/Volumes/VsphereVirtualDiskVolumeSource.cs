using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A vSphere disk; served by a CSI driver now.</summary>
[ApiType("io.k8s.api.core.v1.VsphereVirtualDiskVolumeSource")]
public sealed partial record VsphereVirtualDiskVolumeSource
{
    /// <summary>Its path.</summary>
    [Field("volumePath", 1, Required = true, Always = true)]
    public string VolumePath { get; init; } = "";

    /// <summary>The file system.</summary>
    [Field("fsType", 2)]
    public string FsType { get; init; } = "";

    /// <summary>Name of the storage policy.</summary>
    [Field("storagePolicyName", 3)]
    public string StoragePolicyName { get; init; } = "";

    /// <summary>Id of the storage policy.</summary>
    [Field("storagePolicyID", 4)]
    public string StoragePolicyID { get; init; } = "";
}
