using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.ResourceFieldSelector", Atomic = true)]
public sealed partial record ResourceFieldSelector
{
    [Field("containerName", 1)]
    public string ContainerName { get; init; } = "";

    [Field("resource", 2, Required = true, Always = true)]
    public string Resource { get; init; } = "";

    [Field("divisor", 3)]
    public Quantity Divisor { get; init; }
}
