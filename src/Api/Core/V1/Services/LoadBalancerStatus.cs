using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.LoadBalancerStatus")]
public sealed partial record LoadBalancerStatus
{
    [Field("ingress", 1, List = ListType.Atomic)]
    public Items<LoadBalancerIngress> Ingress { get; init; }
}
