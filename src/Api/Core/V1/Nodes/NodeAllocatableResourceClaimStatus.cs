using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A claim that takes up resources which a node also counts otherwise.</summary>
[ApiType("io.k8s.api.core.v1.NodeAllocatableResourceClaimStatus")]
public sealed partial record NodeAllocatableResourceClaimStatus
{
    /// <summary>The claim.</summary>
    [Field("resourceClaimName", 1, Required = true, Always = true)]
    public string ResourceClaimName { get; init; } = "";

    /// <summary>The containers that use it.</summary>
    [Field("containers", 2, List = ListType.Set)]
    public Items<string> Containers { get; init; }

    /// <summary>How much of each resource.</summary>
    [Field("resources", 3, Required = true, Always = true)]
    public OrderedMap<Quantity> Resources { get; init; }
}
