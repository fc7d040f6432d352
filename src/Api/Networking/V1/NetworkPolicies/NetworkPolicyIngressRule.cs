using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

[ApiType("io.k8s.api.networking.v1.NetworkPolicyIngressRule")]
public sealed partial record NetworkPolicyIngressRule
{
    [Field("ports", 1, List = ListType.Atomic)]
    public Items<NetworkPolicyPort> Ports { get; init; }

    [Field("from", 2, List = ListType.Atomic)]
    public Items<NetworkPolicyPeer> From { get; init; }
}
