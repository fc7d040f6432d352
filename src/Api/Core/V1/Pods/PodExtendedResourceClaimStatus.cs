using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.PodExtendedResourceClaimStatus")]
public sealed partial record PodExtendedResourceClaimStatus
{
    [Field("requestMappings", 1, Required = true, Always = true, List = ListType.Atomic)]
    public Items<ContainerExtendedResourceRequest> RequestMappings { get; init; }

    [Field("resourceClaimName", 2, Required = true, Always = true)]
    public string ResourceClaimName { get; init; } = "";
}
