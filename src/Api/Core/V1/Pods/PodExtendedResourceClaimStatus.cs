using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>The claim that was made for devices asked for as plain resources.</summary>
[ApiType("io.k8s.api.core.v1.PodExtendedResourceClaimStatus")]
public sealed partial record PodExtendedResourceClaimStatus
{
    /// <summary>Which request of the claim stands for which resource of which container.</summary>
    [Field("requestMappings", 1, Required = true, Always = true, List = ListType.Atomic)]
    public Items<ContainerExtendedResourceRequest> RequestMappings { get; init; }

    /// <summary>The claim's name.</summary>
    [Field("resourceClaimName", 2, Required = true, Always = true)]
    public string ResourceClaimName { get; init; } = "";
}
