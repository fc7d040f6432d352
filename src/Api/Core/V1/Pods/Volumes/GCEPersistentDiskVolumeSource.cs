using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.GCEPersistentDiskVolumeSource")]
public sealed partial record GCEPersistentDiskVolumeSource
{
    [Field("pdName", 1, Required = true, Always = true)]
    public string PdName { get; init; } = "";

    [Field("fsType", 2)]
    public string FsType { get; init; } = "";

    [Field("partition", 3)]
    public int Partition { get; init; }

    [Field("readOnly", 4)]
    public bool ReadOnly { get; init; }
}
