using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.DownwardAPIProjection")]
public sealed partial record DownwardAPIProjection
{
    [Field("items", 1, List = ListType.Atomic)]
    public Items<DownwardAPIVolumeFile> Items { get; init; }
}
