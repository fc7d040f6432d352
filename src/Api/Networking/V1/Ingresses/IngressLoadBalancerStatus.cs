using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

/// <summary>Where requests are taken.</summary>
[ApiType("io.k8s.api.networking.v1.IngressLoadBalancerStatus")]
public sealed partial record IngressLoadBalancerStatus
{
    /// <summary>The places.</summary>
    [Field("ingress", 1, List = ListType.Atomic)]
    public Items<IngressLoadBalancerIngress> Ingress { get; init; }
}
