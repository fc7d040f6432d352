using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>The state of a port of a load balancer.</summary>
[ApiType("io.k8s.api.core.v1.PortStatus")]
public sealed partial record PortStatus
{
    /// <summary>The port.</summary>
    [Field("port", 1, Required = true, Always = true)]
    public int Port { get; init; }

    /// <summary>Its protocol.</summary>
    [Field("protocol", 2, Required = true, Always = true, Enum = "SCTP|TCP|UDP")]
    public string Protocol { get; init; } = "";

    /// <summary>What is wrong with it, as one word.</summary>
    [Field("error", 3)]
    public string? Error { get; init; }
}
