using System.Globalization;
using System.Net;

namespace Keles.LocalCluster;

/// <summary>
/// Addresses of the network that joins a cluster's nodes. It exists only inside the hub's namespaces, so every cluster uses
/// the same one; it is apart from pods (10.244.0.0/16) and services (10.96.0.0/16).
/// </summary>
public static class AddressPlan
{
    public const int PrefixLength = 16;

    /// <summary>More would have to share the pods' /24 ranges too.</summary>
    public const int NodeLimit = 200;

    private const int FirstNode = 11;

    public static IPAddress Hub { get; } = IPAddress.Parse("172.30.0.1");

    /// <summary>Node 1 is 172.30.0.11, node 2 is 172.30.0.12 …</summary>
    public static IPAddress Node(int index)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(index, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(index, NodeLimit);
        return new IPAddress([172, 30, 0, (byte)(FirstNode + index - 1)]);
    }

    public static string NodeName(int index) => string.Create(CultureInfo.InvariantCulture, $"node-{index}");

    /// <summary>The index in a name that <see cref="NodeName"/> made; null for other names.</summary>
    public static int? NodeIndex(string name) =>
        int.TryParse(name.AsSpan(Math.Min(name.Length, "node-".Length)), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
        && index is >= 1 and <= NodeLimit && NodeName(index) == name ? index : null;

    /// <summary>Made from the address, so that a node that comes back is still in its neighbours' tables.</summary>
    internal static string HardwareAddress(IPAddress address)
    {
        var b = address.GetAddressBytes();
        return string.Create(CultureInfo.InvariantCulture, $"0a:58:{b[0]:x2}:{b[1]:x2}:{b[2]:x2}:{b[3]:x2}");
    }
}
