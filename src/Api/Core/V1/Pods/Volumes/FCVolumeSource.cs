using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A disk on Fibre Channel.</summary>
[ApiType("io.k8s.api.core.v1.FCVolumeSource")]
public sealed partial record FCVolumeSource
{
    /// <summary>World wide names of targets.</summary>
    [Field("targetWWNs", 1, List = ListType.Atomic)]
    public Items<string> TargetWWNs { get; init; }

    /// <summary>Number of the disk.</summary>
    [Field("lun", 2)]
    public int? Lun { get; init; }

    /// <summary>The file system.</summary>
    [Field("fsType", 3)]
    public string FsType { get; init; } = "";

    /// <summary>Mount it read-only.</summary>
    [Field("readOnly", 4)]
    public bool ReadOnly { get; init; }

    /// <summary>World wide ids of the disk, in place of targets and number.</summary>
    [Field("wwids", 5, List = ListType.Atomic)]
    public Items<string> Wwids { get; init; }
}
