using System.Globalization;

namespace Keles.Network.Dns.Zones;

/// <summary>Names that stand for an address: 1.0.96.10.in-addr.arpa.</summary>
internal static class ReverseName
{
    private const string Old = ".in-addr.arpa";

    private const string New = ".ip6.arpa";

    public static IPAddress? Read(string name)
    {
        if (name.EndsWith(Old, StringComparison.Ordinal))
        {
            var labels = name[..^Old.Length].Split('.');
            return labels.Length == 4 ? Address(labels, 10, 1) : null;
        }
        if (name.EndsWith(New, StringComparison.Ordinal))
        {
            var labels = name[..^New.Length].Split('.');
            return labels.Length == 32 && Array.TrueForAll(labels, static l => l.Length == 1) ? Address(labels, 16, 2) : null;
        }
        return null;
    }

    private static IPAddress? Address(string[] labels, int radix, int perByte)
    {
        var bytes = new byte[labels.Length / perByte];
        for (var i = 0; i < bytes.Length; i++)
        {
            var text = perByte == 1 ? labels[^(i + 1)] : labels[^((2 * i) + 1)] + labels[^((2 * i) + 2)];
            var style = radix == 10 ? NumberStyles.None : NumberStyles.AllowHexSpecifier;
            if (!byte.TryParse(text, style, CultureInfo.InvariantCulture, out bytes[i]))
            {
                return null;
            }
        }
        return new IPAddress(bytes);
    }
}
