using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>The group of pods that is scheduled together with this one.</summary>
[ApiType("io.k8s.api.core.v1.PodSchedulingGroup", Union = ":podGroupName=PodGroupName")]
public sealed partial record PodSchedulingGroup
{
    /// <summary>The group's name.</summary>
    [Field("podGroupName", 1)]
    public string? PodGroupName { get; init; }
}
