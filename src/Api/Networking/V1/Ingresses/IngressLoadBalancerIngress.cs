using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

/// <summary>A place at which requests are taken.</summary>
[ApiType("io.k8s.api.networking.v1.IngressLoadBalancerIngress")]
public sealed partial record IngressLoadBalancerIngress
{
    /// <summary>Its address.</summary>
    [Field("ip", 1)]
    public string Ip { get; init; } = "";

    /// <summary>Its name.</summary>
    [Field("hostname", 2)]
    public string Hostname { get; init; } = "";

    /// <summary>The state of its ports.</summary>
    [Field("ports", 4, List = ListType.Atomic)]
    public Items<IngressPortStatus> Ports { get; init; }
}
