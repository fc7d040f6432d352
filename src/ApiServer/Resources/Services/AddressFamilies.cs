using System.Net;
using System.Net.Sockets;

namespace Keles.ApiServer;

/// <summary>The names that services have for the two families of addresses.</summary>
internal static class AddressFamilies
{
    public const string V4 = "IPv4";
    public const string V6 = "IPv6";

    public static string Of(IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6 ? V6 : V4;

    public static string Of(string address) => address.Contains(':', StringComparison.Ordinal) ? V6 : V4;

    public static string Other(string family) => family == V4 ? V6 : V4;
}
