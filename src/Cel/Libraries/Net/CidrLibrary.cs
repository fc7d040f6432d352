namespace Keles.Cel;

/// <summary>cidr, isCIDR, containsIP, containsCIDR and so on.</summary>
internal static class CidrLibrary
{
    private static readonly CelType T = CelCidr.CelType;

    public static CelLibrary Library { get; } = new CelLibrary()
        .TypeName(CelCidr.CelType)
        .Function("cidr", "string_to_cidr", T, CelType.String, Parse)
        .Function("isCIDR", "is_cidr", CelType.Bool, CelType.String, v => CelValue.Of(CelCidr.Parse(v.AsString, out _) is not null))
        .Function("string", "cidr_to_string", CelType.String, T, v => CelValue.Of(v.AsOpaque.ToString()))
        .Member("containsIP", "cidr_contains_ip_string", CelType.Bool, T, CelType.String, (c, text) => ContainsIp(c, IpLibrary.Parse(text)))
        .Member("containsIP", "cidr_contains_ip_ip", CelType.Bool, T, CelIp.CelType, ContainsIp)
        .Member("containsCIDR", "cidr_contains_cidr_string", CelType.Bool, T, CelType.String, (c, text) => ContainsCidr(c, Parse(text)))
        .Member("containsCIDR", "cidr_contains_cidr", CelType.Bool, T, T, ContainsCidr)
        .Member("ip", "cidr_ip", CelIp.CelType, T, c => CelValue.Of(((CelCidr)c.AsOpaque).Address))
        .Member("prefixLength", "cidr_prefix_length", CelType.Int, T, c => CelValue.Of((long)((CelCidr)c.AsOpaque).Bits))
        .Member("masked", "cidr_masked", T, T, c => CelValue.Of(((CelCidr)c.AsOpaque).Masked));

    private static CelValue Parse(CelValue text) => CelCidr.Parse(text.AsString, out var error) is { } cidr ? CelValue.Of(cidr) : CelValue.Error(error);

    private static CelValue ContainsIp(CelValue cidr, CelValue ip) =>
        ip.IsError ? ip : CelValue.Of(((CelCidr)cidr.AsOpaque).Contains((CelIp)ip.AsOpaque));

    private static CelValue ContainsCidr(CelValue cidr, CelValue other) =>
        other.IsError ? other : CelValue.Of(((CelCidr)cidr.AsOpaque).Contains((CelCidr)other.AsOpaque));
}
