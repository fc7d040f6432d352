using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.DownwardAPIVolumeSource")]
public sealed partial record DownwardAPIVolumeSource
{
    [Field("items", 1, List = ListType.Atomic)]
    public Items<DownwardAPIVolumeFile> Items { get; init; }

    [Field("defaultMode", 2)]
    public int? DefaultMode { get; init; }
}
