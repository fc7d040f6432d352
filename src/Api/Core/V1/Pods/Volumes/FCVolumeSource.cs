using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.FCVolumeSource")]
public sealed partial record FCVolumeSource
{
    [Field("targetWWNs", 1, List = ListType.Atomic)]
    public Items<string> TargetWWNs { get; init; }

    [Field("lun", 2)]
    public int? Lun { get; init; }

    [Field("fsType", 3)]
    public string FsType { get; init; } = "";

    [Field("readOnly", 4)]
    public bool ReadOnly { get; init; }

    [Field("wwids", 5, List = ListType.Atomic)]
    public Items<string> Wwids { get; init; }
}
