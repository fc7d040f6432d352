using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>What a container or pod needs.</summary>
[ApiType("io.k8s.api.core.v1.ResourceRequirements")]
public sealed partial record ResourceRequirements
{
    /// <summary>The most it may use of each resource.</summary>
    [Field("limits", 1)]
    public OrderedMap<Quantity> Limits { get; init; }

    /// <summary>What is kept free for it; by default the limits.</summary>
    [Field("requests", 2)]
    public OrderedMap<Quantity> Requests { get; init; }

    /// <summary>Claims of the pod that the container uses.</summary>
    [Field("claims", 3, List = ListType.Map, Keys = "name")]
    public Items<ResourceClaim> Claims { get; init; }
}
