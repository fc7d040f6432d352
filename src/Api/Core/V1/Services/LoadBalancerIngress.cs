using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.LoadBalancerIngress")]
public sealed partial record LoadBalancerIngress
{
    [Field("ip", 1)]
    public string Ip { get; init; } = "";

    [Field("hostname", 2)]
    public string Hostname { get; init; } = "";

    [Field("ipMode", 3)]
    public string? IpMode { get; init; }

    [Field("ports", 4, List = ListType.Atomic)]
    public Items<PortStatus> Ports { get; init; }
}
