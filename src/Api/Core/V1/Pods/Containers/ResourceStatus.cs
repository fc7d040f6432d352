using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>The state of devices of one resource.</summary>
[ApiType("io.k8s.api.core.v1.ResourceStatus")]
public sealed partial record ResourceStatus
{
    /// <summary>The resource, or the claim with its request.</summary>
    [Field("name", 1, Required = true, Always = true)]
    public string Name { get; init; } = "";

    /// <summary>The devices.</summary>
    [Field("resources", 2, List = ListType.Map, Keys = "resourceID")]
    public Items<ResourceHealth> Resources { get; init; }
}
