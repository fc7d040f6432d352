using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

[ApiType("io.k8s.api.networking.v1.IngressLoadBalancerIngress")]
public sealed partial record IngressLoadBalancerIngress
{
    [Field("ip", 1)]
    public string Ip { get; init; } = "";

    [Field("hostname", 2)]
    public string Hostname { get; init; } = "";

    [Field("ports", 4, List = ListType.Atomic)]
    public Items<IngressPortStatus> Ports { get; init; }
}
