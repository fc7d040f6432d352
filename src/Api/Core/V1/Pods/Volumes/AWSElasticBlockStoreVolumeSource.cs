using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>An EBS disk; served by a CSI driver now.</summary>
[ApiType("io.k8s.api.core.v1.AWSElasticBlockStoreVolumeSource")]
public sealed partial record AWSElasticBlockStoreVolumeSource
{
    /// <summary>Its id.</summary>
    [Field("volumeID", 1, Required = true, Always = true)]
    public string VolumeID { get; init; } = "";

    /// <summary>The file system.</summary>
    [Field("fsType", 2)]
    public string FsType { get; init; } = "";

    /// <summary>The partition.</summary>
    [Field("partition", 3)]
    public int Partition { get; init; }

    /// <summary>Mount it read-only.</summary>
    [Field("readOnly", 4)]
    public bool ReadOnly { get; init; }
}
