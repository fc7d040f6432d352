using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.ProjectedVolumeSource")]
public sealed partial record ProjectedVolumeSource
{
    [Field("sources", 1, Always = true, List = ListType.Atomic)]
    public Items<VolumeProjection> Sources { get; init; }

    [Field("defaultMode", 2)]
    public int? DefaultMode { get; init; }
}
