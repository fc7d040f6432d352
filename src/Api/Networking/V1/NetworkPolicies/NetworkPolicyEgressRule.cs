using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

/// <summary>Connections that pods may open.</summary>
[ApiType("io.k8s.api.networking.v1.NetworkPolicyEgressRule")]
public sealed partial record NetworkPolicyEgressRule
{
    /// <summary>At these ports; all if nothing is said.</summary>
    [Field("ports", 1, List = ListType.Atomic)]
    public Items<NetworkPolicyPort> Ports { get; init; }

    /// <summary>To these; to all if nothing is said.</summary>
    [Field("to", 2, List = ListType.Atomic)]
    public Items<NetworkPolicyPeer> To { get; init; }
}
