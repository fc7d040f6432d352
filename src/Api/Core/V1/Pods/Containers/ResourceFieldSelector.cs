using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A resource of a container, as a number.</summary>
[ApiType("io.k8s.api.core.v1.ResourceFieldSelector", Atomic = true)]
public sealed partial record ResourceFieldSelector
{
    /// <summary>The container; needed in volumes.</summary>
    [Field("containerName", 1)]
    public string ContainerName { get; init; } = "";

    /// <summary>The resource, such as limits.cpu.</summary>
    [Field("resource", 2, Required = true, Always = true)]
    public string Resource { get; init; } = "";

    /// <summary>The unit to count in; 1 if nothing is said.</summary>
    [Field("divisor", 3)]
    public Quantity Divisor { get; init; }
}
