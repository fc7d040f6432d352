using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A port of a service.</summary>
[ApiType("io.k8s.api.core.v1.ServicePort")]
public sealed partial record ServicePort
{
    /// <summary>Its name; needed when there are several.</summary>
    [Field("name", 1)]
    public string Name { get; init; } = "";

    /// <summary>TCP, UDP or SCTP; TCP if nothing is said.</summary>
    [Field("protocol", 2, Default = "TCP", Enum = "SCTP|TCP|UDP")]
    public string Protocol { get; init; } = "";

    /// <summary>The port of the service.</summary>
    [Field("port", 3, Required = true, Always = true)]
    public int Port { get; init; }

    /// <summary>The pods' port, by number or by name; the same as port if nothing is said.</summary>
    [Field("targetPort", 4)]
    public IntOrString TargetPort { get; init; }

    /// <summary>The port of every node that leads here, for NodePort and LoadBalancer. Given by the server if nothing is said.</summary>
    [Field("nodePort", 5)]
    public int NodePort { get; init; }

    /// <summary>What is spoken at the port, as a hint.</summary>
    [Field("appProtocol", 6)]
    public string? AppProtocol { get; init; }
}
