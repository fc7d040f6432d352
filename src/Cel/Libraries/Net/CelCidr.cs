using System.Globalization;
using System.Net;

namespace Keles.Cel;

/// <summary>A range of addresses. Unlike the framework's networks it may have bits behind its prefix.</summary>
internal sealed class CelCidr(CelIp address, int bits) : CelOpaque
{
    public static readonly CelType CelType = CelType.Opaque("net.CIDR");

    public CelIp Address => address;
    public int Bits => bits;
    public override CelType Type => CelType;

    /// <summary>The bytes that hold the prefix.</summary>
    public override long? Size => (bits + 7) / 8;

    public CelCidr Masked => new(new CelIp(Mask(address.Address, bits)), bits);

    public override bool SameAs(CelOpaque other) => other is CelCidr cidr && cidr.Bits == bits && cidr.Address.SameAs(address);

    public override string ToString() => $"{address}/{bits.ToString(CultureInfo.InvariantCulture)}";

    public bool Contains(CelIp ip) => ip.IsV4 == address.IsV4 && Mask(ip.Address, bits).Equals(Mask(address.Address, bits));

    public bool Contains(CelCidr other) => bits <= other.Bits && Contains(other.Address);

    private static IPAddress Mask(IPAddress address, int bits)
    {
        var bytes = address.GetAddressBytes();
        for (var i = 0; i < bytes.Length; i++)
        {
            var kept = Math.Clamp(bits - (i * 8), 0, 8);
            bytes[i] &= (byte)(0xFF << (8 - kept));
        }
        return new IPAddress(bytes);
    }

    public static CelCidr? Parse(string text, out string error)
    {
        var slash = text.LastIndexOf('/');
        var ip = slash < 0 ? null : CelIp.Parse(text[..slash], out _);
        var length = slash < 0 ? "" : text[(slash + 1)..];
        if (ip is null || length.Length is 0 or > 3 || (length.Length > 1 && length[0] == '0')
            || !int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var bits) || bits > (ip.IsV4 ? 32 : 128))
        {
            var reason = slash < 0 ? "no '/'" : ip is null ? $"ParseAddr(\"{text[..slash]}\"): unable to parse IP" : $"bad bits after slash: \"{length}\"";
            error = $"network address parse error during conversion from string: network address parse error during conversion from string: netip.ParsePrefix(\"{text}\"): {reason}";
            return null;
        }
        error = "";
        return new CelCidr(ip, bits);
    }
}
