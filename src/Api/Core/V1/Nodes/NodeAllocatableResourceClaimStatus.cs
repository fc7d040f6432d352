using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.NodeAllocatableResourceClaimStatus")]
public sealed partial record NodeAllocatableResourceClaimStatus
{
    [Field("resourceClaimName", 1, Required = true, Always = true)]
    public string ResourceClaimName { get; init; } = "";

    [Field("containers", 2, List = ListType.Set)]
    public Items<string> Containers { get; init; }

    [Field("resources", 3, Required = true, Always = true)]
    public OrderedMap<Quantity> Resources { get; init; }
}
