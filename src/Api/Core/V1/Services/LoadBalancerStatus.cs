using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>The state of a load balancer.</summary>
[ApiType("io.k8s.api.core.v1.LoadBalancerStatus")]
public sealed partial record LoadBalancerStatus
{
    /// <summary>Where it takes connections.</summary>
    [Field("ingress", 1, List = ListType.Atomic)]
    public Items<LoadBalancerIngress> Ingress { get; init; }
}
