using System.Net;

namespace Keles.Cel;

/// <summary>ip, isIP, family, isLoopback and so on.</summary>
internal static class IpLibrary
{
    private static readonly CelType T = CelIp.CelType;

    public static CelLibrary Library { get; } = new CelLibrary()
        .TypeName(CelIp.CelType)
        .Function("ip", "string_to_ip", T, CelType.String, Parse)
        .Function("isIP", "is_ip", CelType.Bool, CelType.String, v => CelValue.Of(CelIp.Parse(v.AsString, out _) is not null))
        .Function("ip.isCanonical", "ip_is_canonical", CelType.Bool, CelType.String, v => CelIp.Parse(v.AsString, out var error) is { } ip
            ? CelValue.Of(ip.ToString() == v.AsString) : CelValue.Error(error))
        .Function("string", "ip_to_string", CelType.String, T, v => CelValue.Of(v.AsOpaque.ToString()))
        .Member("family", "ip_family", CelType.Int, T, v => CelValue.Of(((CelIp)v.AsOpaque).IsV4 ? 4L : 6L))
        .Member("isUnspecified", "ip_is_unspecified", CelType.Bool, T, v => Of(v, a => a.Equals(IPAddress.Any) || a.Equals(IPAddress.IPv6Any)))
        .Member("isLoopback", "ip_is_loopback", CelType.Bool, T, v => Of(v, IPAddress.IsLoopback))
        .Member("isLinkLocalMulticast", "ip_is_link_local_multicast", CelType.Bool, T, v => Of(v, IsLinkLocalMulticast))
        .Member("isLinkLocalUnicast", "ip_is_link_local_unicast", CelType.Bool, T, v => Of(v, IsLinkLocalUnicast))
        .Member("isGlobalUnicast", "ip_is_global_unicast", CelType.Bool, T, v => Of(v, IsGlobalUnicast));

    public static CelValue Parse(CelValue text) => CelIp.Parse(text.AsString, out var error) is { } ip ? CelValue.Of(ip) : CelValue.Error(error);

    private static CelValue Of(CelValue ip, Func<IPAddress, bool> question) => CelValue.Of(question(((CelIp)ip.AsOpaque).Address));

    private static bool IsLinkLocalMulticast(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        return bytes.Length == 4 ? bytes is [224, 0, 0, _] : bytes[0] == 0xFF && (bytes[1] & 0x0F) == 2;
    }

    private static bool IsLinkLocalUnicast(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        return bytes.Length == 4 ? bytes is [169, 254, ..] : bytes[0] == 0xFE && (bytes[1] & 0xC0) == 0x80;
    }

    private static bool IsGlobalUnicast(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        var multicast = bytes.Length == 4 ? bytes[0] is >= 224 and <= 239 : bytes[0] == 0xFF;
        return !multicast && !IPAddress.IsLoopback(address) && !IsLinkLocalUnicast(address)
            && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any) && !address.Equals(IPAddress.Broadcast);
    }
}
