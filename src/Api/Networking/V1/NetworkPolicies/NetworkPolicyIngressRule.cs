using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

/// <summary>Connections that pods may take.</summary>
[ApiType("io.k8s.api.networking.v1.NetworkPolicyIngressRule")]
public sealed partial record NetworkPolicyIngressRule
{
    /// <summary>At these ports; all if nothing is said.</summary>
    [Field("ports", 1, List = ListType.Atomic)]
    public Items<NetworkPolicyPort> Ports { get; init; }

    /// <summary>From these; from all if nothing is said.</summary>
    [Field("from", 2, List = ListType.Atomic)]
    public Items<NetworkPolicyPeer> From { get; init; }
}
