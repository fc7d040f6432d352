using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Discovery.V1;

/// <summary>A port of a slice's backends.</summary>
[ApiType("io.k8s.api.discovery.v1.EndpointPort", Atomic = true)]
public sealed partial record EndpointPort
{
    /// <summary>The name of the service's port.</summary>
    [Field("name", 1)]
    public string? Name { get; init; }

    /// <summary>TCP, UDP or SCTP; TCP if nothing is said.</summary>
    [Field("protocol", 2, Enum = "SCTP|TCP|UDP")]
    public string? Protocol { get; init; }

    /// <summary>The port; absent for any.</summary>
    [Field("port", 3)]
    public int? Port { get; init; }

    /// <summary>What is spoken at the port, as a hint.</summary>
    [Field("appProtocol", 4)]
    public string? AppProtocol { get; init; }
}
