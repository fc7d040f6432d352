using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.ResourceHealth")]
public sealed partial record ResourceHealth
{
    [Field("resourceID", 1, Required = true, Always = true)]
    public string ResourceID { get; init; } = "";

    [Field("health", 2)]
    public string Health { get; init; } = "";

    [Field("message", 6)]
    public string? Message { get; init; }
}
