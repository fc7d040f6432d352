using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.PodSchedulingGroup", Union = ":podGroupName=PodGroupName")]
public sealed partial record PodSchedulingGroup
{
    [Field("podGroupName", 1)]
    public string? PodGroupName { get; init; }
}
