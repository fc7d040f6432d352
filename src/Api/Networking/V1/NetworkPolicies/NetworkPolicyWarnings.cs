using Keles.Machinery;

namespace Keles.Api.Networking.V1;

/// <summary>What a client is told about ranges that are written in an unusual way.</summary>
internal static class NetworkPolicyWarnings
{
    public static IEnumerable<string> Of(NetworkPolicy policy)
    {
        var path = FieldPath.Root("spec");
        return
        [
            .. policy.Spec.Ingress.Index().SelectMany(r => Peers(r.Item.From, path.Child("ingress").Index(r.Index).Child("from"))),
            .. policy.Spec.Egress.Index().SelectMany(r => Peers(r.Item.To, path.Child("egress").Index(r.Index).Child("to"))),
        ];
    }

    private static IEnumerable<string> Peers(Items<NetworkPolicyPeer> peers, FieldPath path) =>
        peers.Index().SelectMany(p => p.Item.IpBlock is { } block ? Block(block, path.Index(p.Index).Child("ipBlock")) : []);

    private static IEnumerable<string> Block(IPBlock block, FieldPath path) =>
        [.. IpNames.CidrWarnings(path.Child("cidr"), block.Cidr), .. block.Except.Index().SelectMany(e => IpNames.CidrWarnings(path.Child("except").Index(e.Index), e.Item))];
}
