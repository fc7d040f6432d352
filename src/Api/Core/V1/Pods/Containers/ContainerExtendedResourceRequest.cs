using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.ContainerExtendedResourceRequest")]
public sealed partial record ContainerExtendedResourceRequest
{
    [Field("containerName", 1, Required = true, Always = true)]
    public string ContainerName { get; init; } = "";

    [Field("resourceName", 2, Required = true, Always = true)]
    public string ResourceName { get; init; } = "";

    [Field("requestName", 3, Required = true, Always = true)]
    public string RequestName { get; init; } = "";
}
