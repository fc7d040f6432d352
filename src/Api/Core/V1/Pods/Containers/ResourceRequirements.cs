using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.ResourceRequirements")]
public sealed partial record ResourceRequirements
{
    [Field("limits", 1)]
    public OrderedMap<Quantity> Limits { get; init; }

    [Field("requests", 2)]
    public OrderedMap<Quantity> Requests { get; init; }

    [Field("claims", 3, List = ListType.Map, Keys = "name")]
    public Items<ResourceClaim> Claims { get; init; }
}
