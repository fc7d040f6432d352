using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

[ApiType("io.k8s.api.networking.v1.NetworkPolicyEgressRule")]
public sealed partial record NetworkPolicyEgressRule
{
    [Field("ports", 1, List = ListType.Atomic)]
    public Items<NetworkPolicyPort> Ports { get; init; }

    [Field("to", 2, List = ListType.Atomic)]
    public Items<NetworkPolicyPeer> To { get; init; }
}
