using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>Fields of the pod as files.</summary>
[ApiType("io.k8s.api.core.v1.DownwardAPIProjection")]
public sealed partial record DownwardAPIProjection
{
    /// <summary>The files.</summary>
    [Field("items", 1, List = ListType.Atomic)]
    public Items<DownwardAPIVolumeFile> Items { get; init; }
}
