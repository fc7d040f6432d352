using System.Net;
using System.Net.Sockets;
using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>Addresses in the fields of the first API versions. What an object holds already it may keep, however it is written.</summary>
internal static class AddressValidation
{
    public static bool Ip(string value, Items<string> stored, FieldPath path, FieldErrors errors) => Added(IpNames.LegacyIp(path, value, strict: !stored.Contains(value)), errors);

    public static bool Cidr(string value, Items<string> stored, FieldPath path, FieldErrors errors) => Added(IpNames.LegacyCidr(path, value, strict: !stored.Contains(value)), errors);

    public static bool IsIpv6(string address) => address.Contains(':', StringComparison.Ordinal);

    /// <summary>No address of the node itself: those would lead somewhere else on every node.</summary>
    public static void NotSpecial(string value, FieldPath path, FieldErrors errors)
    {
        if (IpNames.LegacyIp(path, value, strict: false).Count > 0 || !IPAddress.TryParse(value, out var parsed))
        {
            errors.Invalid(path, value, "must be a valid IP address");
            return;
        }

        var address = parsed.IsIPv4MappedToIPv6 ? parsed.MapToIPv4() : parsed;
        var bytes = address.GetAddressBytes();
        var v4 = address.AddressFamily == AddressFamily.InterNetwork;
        if (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)) errors.Invalid(path, value, $"may not be unspecified ({value})");
        if (IPAddress.IsLoopback(address)) errors.Invalid(path, value, "may not be in the loopback range (127.0.0.0/8, ::1/128)");
        if (v4 ? bytes is [169, 254, ..] : address.IsIPv6LinkLocal) errors.Invalid(path, value, "may not be in the link-local range (169.254.0.0/16, fe80::/10)");
        if (v4 ? bytes is [224, 0, 0, _] : bytes is [0xff, _, ..] && (bytes[1] & 0x0f) == 2) errors.Invalid(path, value, "may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)");
    }

    private static bool Added(FieldErrors found, FieldErrors errors)
    {
        errors.AddRange(found);
        return found.IsEmpty;
    }
}
