using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

[ApiType("io.k8s.api.networking.v1.IngressLoadBalancerStatus")]
public sealed partial record IngressLoadBalancerStatus
{
    [Field("ingress", 1, List = ListType.Atomic)]
    public Items<IngressLoadBalancerIngress> Ingress { get; init; }
}
