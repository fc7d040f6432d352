using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Api.Networking.V1;

/// <summary>What holds for a network policy when nothing is said: it is about what comes in, and about what goes out when it has rules for that.</summary>
internal static class NetworkPolicyDefaults
{
    public static NetworkPolicy Of(NetworkPolicy o) => o with
    {
        Spec = o.Spec with
        {
            PolicyTypes = !o.Spec.PolicyTypes.IsEmpty ? o.Spec.PolicyTypes : o.Spec.Egress.IsEmpty ? ["Ingress"] : ["Ingress", "Egress"],
            Ingress = o.Spec.Ingress.Map(static r => r with { Ports = Of(r.Ports) }),
            Egress = o.Spec.Egress.Map(static r => r with { Ports = Of(r.Ports) }),
        },
    };

    private static Items<NetworkPolicyPort> Of(Items<NetworkPolicyPort> ports) => ports.Map(static p => p.Protocol is null ? p with { Protocol = Protocols.Tcp } : p);
}
