using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A Portworx volume; served by a CSI driver now.</summary>
[ApiType("io.k8s.api.core.v1.PortworxVolumeSource")]
public sealed partial record PortworxVolumeSource
{
    /// <summary>Its id.</summary>
    [Field("volumeID", 1, Required = true, Always = true)]
    public string VolumeID { get; init; } = "";

    /// <summary>The file system.</summary>
    [Field("fsType", 2)]
    public string FsType { get; init; } = "";

    /// <summary>Mount it read-only.</summary>
    [Field("readOnly", 3)]
    public bool ReadOnly { get; init; }
}
