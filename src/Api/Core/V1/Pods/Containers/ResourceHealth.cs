using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>The health of a device.</summary>
[ApiType("io.k8s.api.core.v1.ResourceHealth")]
public sealed partial record ResourceHealth
{
    /// <summary>The device's id.</summary>
    [Field("resourceID", 1, Required = true, Always = true)]
    public string ResourceID { get; init; } = "";

    /// <summary>Healthy, Unhealthy or Unknown.</summary>
    [Field("health", 2)]
    public string Health { get; init; } = "";

    /// <summary>More about it, for people.</summary>
    [Field("message", 6)]
    public string? Message { get; init; }
}
