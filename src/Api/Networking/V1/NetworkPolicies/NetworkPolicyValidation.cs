using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Api.Networking.V1;

/// <summary>What holds for a network policy.</summary>
internal static class NetworkPolicyValidation
{
    private static readonly FieldPath Spec = FieldPath.Root("spec");

    public static void OnCreate(NetworkPolicy o, FieldErrors errors) => Whole(o.Spec, default, errors);

    public static void OnUpdate(NetworkPolicy o, NetworkPolicy stored, FieldErrors errors) => Whole(o.Spec, Cidrs(stored.Spec).ToItems(), errors);

    /// <param name="known">Ranges that are stored already and need not be written in the strict form.</param>
    private static void Whole(NetworkPolicySpec spec, Items<string> known, FieldErrors errors)
    {
        LabelValidation.Selector(spec.PodSelector, Spec.Child("podSelector"), errors);
        for (var i = 0; i < spec.Ingress.Count; i++)
        {
            var path = Spec.Child("ingress").Index(i);
            Ports(spec.Ingress[i].Ports, path.Child("ports"), errors);
            Peers(spec.Ingress[i].From, known, path.Child("from"), errors);
        }

        for (var i = 0; i < spec.Egress.Count; i++)
        {
            var path = Spec.Child("egress").Index(i);
            Ports(spec.Egress[i].Ports, path.Child("ports"), errors);
            Peers(spec.Egress[i].To, known, path.Child("to"), errors);
        }

        var types = Spec.Child("policyTypes");
        if (spec.PolicyTypes.Count > 2)
        {
            errors.Invalid(types, spec.PolicyTypes, "may not specify more than two policyTypes");
            return;
        }

        for (var i = 0; i < spec.PolicyTypes.Count; i++) errors.RequireOneOf(types.Index(i), spec.PolicyTypes[i], "Ingress", "Egress");
    }

    private static void Ports(Items<NetworkPolicyPort> ports, FieldPath path, FieldErrors errors)
    {
        for (var i = 0; i < ports.Count; i++)
        {
            var (port, at) = (ports[i], path.Index(i));
            if (port.Protocol is { } protocol) errors.RequireOneOf(at.Child("protocol"), protocol, "TCP", "UDP", "SCTP");
            FieldPath number = at.Child("port"), end = at.Child("endPort");
            switch (port.Port)
            {
                case { IsString: true } name:
                    if (port.EndPort is { } none) errors.Invalid(end, none, "may not be specified when `port` is non-numeric");
                    errors.InvalidAll(number, name.Str, KeyNames.PortName(name.Str!));
                    break;
                case { } first:
                    errors.InvalidAll(number, first.Int, KeyNames.PortNumber(first.Int));
                    if (port.EndPort is not { } last) break;
                    if (last < first.Int) errors.Invalid(end, first.Int, "must be greater than or equal to `port`");
                    errors.InvalidAll(end, last, KeyNames.PortNumber(last));
                    break;
                case null:
                    if (port.EndPort is { } alone) errors.Invalid(end, alone, "may not be specified when `port` is not specified");
                    break;
            }
        }
    }

    private static void Peers(Items<NetworkPolicyPeer> peers, Items<string> known, FieldPath path, FieldErrors errors)
    {
        for (var i = 0; i < peers.Count; i++)
        {
            var (peer, at) = (peers[i], path.Index(i));
            var selects = peer.PodSelector is not null || peer.NamespaceSelector is not null;
            if (peer.PodSelector is not null) LabelValidation.Selector(peer.PodSelector, at.Child("podSelector"), errors);
            if (peer.NamespaceSelector is not null) LabelValidation.Selector(peer.NamespaceSelector, at.Child("namespaceSelector"), errors);
            if (peer.IpBlock is not null) Block(peer.IpBlock, known, at.Child("ipBlock"), errors);
            if (!selects && peer.IpBlock is null) errors.Required(at, "must specify a peer");
            else if (selects && peer.IpBlock is not null) errors.Forbidden(at, "may not specify both ipBlock and another peer");
        }
    }

    private static void Block(IPBlock block, Items<string> known, FieldPath path, FieldErrors errors)
    {
        if (!errors.RequireText(path.Child("cidr"), block.Cidr) || !AddressValidation.Cidr(block.Cidr, known, path.Child("cidr"), errors)) return;
        for (var i = 0; i < block.Except.Count; i++)
        {
            var (except, at) = (block.Except[i], path.Child("except").Index(i));
            if (AddressValidation.Cidr(except, known, at, errors) && !IsInside(except, block.Cidr)) errors.Invalid(at, except, "must be a strict subset of `cidr`");
        }
    }

    private static bool IsInside(string inner, string outer) =>
        Parse(inner) is { } a && Parse(outer) is { } b && a.Address.AddressFamily == b.Address.AddressFamily && b.Length < a.Length && new System.Net.IPNetwork(Masked(b), b.Length).Contains(a.Address);

    private static (System.Net.IPAddress Address, int Length)? Parse(string cidr) =>
        cidr.Split('/') is [var address, var length] && System.Net.IPAddress.TryParse(address, out var parsed) && int.TryParse(length, out var bits) ? (parsed, bits) : null;

    private static System.Net.IPAddress Masked((System.Net.IPAddress Address, int Length) prefix)
    {
        var bytes = prefix.Address.GetAddressBytes();
        for (var bit = prefix.Length; bit < bytes.Length * 8; bit++) bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        return new System.Net.IPAddress(bytes);
    }

    private static IEnumerable<string> Cidrs(NetworkPolicySpec spec) =>
        spec.Ingress.ToArray().SelectMany(static r => r.From.ToArray()).Concat(spec.Egress.ToArray().SelectMany(static r => r.To.ToArray()))
            .Select(static p => p.IpBlock).OfType<IPBlock>().SelectMany(static b => b.Except.ToArray().Append(b.Cidr));
}
