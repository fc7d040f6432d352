using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>The request of a claim that stands for a container's resource.</summary>
[ApiType("io.k8s.api.core.v1.ContainerExtendedResourceRequest")]
public sealed partial record ContainerExtendedResourceRequest
{
    /// <summary>The container.</summary>
    [Field("containerName", 1, Required = true, Always = true)]
    public string ContainerName { get; init; } = "";

    /// <summary>The resource it asks for.</summary>
    [Field("resourceName", 2, Required = true, Always = true)]
    public string ResourceName { get; init; } = "";

    /// <summary>The request of the claim.</summary>
    [Field("requestName", 3, Required = true, Always = true)]
    public string RequestName { get; init; } = "";
}
