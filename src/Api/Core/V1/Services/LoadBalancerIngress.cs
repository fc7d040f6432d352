using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A place at which a load balancer takes connections.</summary>
[ApiType("io.k8s.api.core.v1.LoadBalancerIngress")]
public sealed partial record LoadBalancerIngress
{
    /// <summary>Its address.</summary>
    [Field("ip", 1)]
    public string Ip { get; init; } = "";

    /// <summary>Its name.</summary>
    [Field("hostname", 2)]
    public string Hostname { get; init; } = "";

    /// <summary>VIP when connections arrive with the balancer's address, Proxy when with that of the node or pod.</summary>
    [Field("ipMode", 3)]
    public string? IpMode { get; init; }

    /// <summary>The state of its ports.</summary>
    [Field("ports", 4, List = ListType.Atomic)]
    public Items<PortStatus> Ports { get; init; }
}
