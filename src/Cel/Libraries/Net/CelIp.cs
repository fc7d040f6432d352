using System.Net;
using System.Net.Sockets;

namespace Keles.Cel;

/// <summary>An IP address as expressions have it.</summary>
internal sealed class CelIp(IPAddress address) : CelOpaque
{
    public static readonly CelType CelType = CelType.Opaque("net.IP");

    public IPAddress Address => address;
    public bool IsV4 => address.AddressFamily == AddressFamily.InterNetwork;
    public override CelType Type => CelType;
    public override long? Size => IsV4 ? 4 : 16;

    public override bool SameAs(CelOpaque other) => other is CelIp ip && ip.Address.Equals(address);

    public override string ToString() => address.ToString();

    public static CelIp? Parse(string text, out string error)
    {
        error = "";
        if (text.Contains('%', StringComparison.Ordinal) && text.Contains(':', StringComparison.Ordinal))
        {
            error = $"IP address \"{text}\" with zone value is not allowed";
            return null;
        }
        if (!IsStrict(text) || !IPAddress.TryParse(text, out var address))
        {
            error = $"IP Address \"{text}\" parse error during conversion from string: ParseAddr(\"{text}\"): unable to parse IP";
            return null;
        }
        if (address.IsIPv4MappedToIPv6)
        {
            error = $"IPv4-mapped IPv6 address \"{text}\" is not allowed";
            return null;
        }
        return new CelIp(address);
    }

    /// <summary>The framework reads <c>1</c>, <c>0x7f.1</c>, <c>010.0.0.1</c> and <c>[::1]</c> as addresses too; these are none.</summary>
    private static bool IsStrict(string text)
    {
        if (text.Contains(':', StringComparison.Ordinal))
        {
            return !text.Contains('[', StringComparison.Ordinal) && !text.Contains('/', StringComparison.Ordinal)
                && (text.LastIndexOf(':') is var last && (!text.Contains('.', StringComparison.Ordinal) || IsStrict(text[(last + 1)..])));
        }
        var parts = text.Split('.');
        return parts.Length == 4 && parts.All(p => p.Length is > 0 and <= 3 && p.All(char.IsAsciiDigit) && (p.Length == 1 || p[0] != '0') && int.Parse(p, System.Globalization.CultureInfo.InvariantCulture) <= 255);
    }
}
