using System.Net;
using System.Net.Sockets;

namespace Keles.ApiServer.Connect;

/// <summary>Which addresses the server dials because an object names them: whoever may write that object must not reach what only this machine reaches.</summary>
internal static class ProxyableAddress
{
    /// <exception cref="Client.ApiException">It is the machine's own, of its link, of many, or of none.</exception>
    public static async ValueTask CheckAsync(string host, CancellationToken cancel)
    {
        if (IPAddress.TryParse(host.Trim('[', ']'), out var address))
        {
            if (!IsAllowed(address)) throw NotAllowed();
            return;
        }

        try
        {
            var resolved = await Dns.GetHostAddressesAsync(host, cancel);
            if (resolved.Length == 0 || !resolved.All(IsAllowed)) throw NotAllowed();
        }
        catch (SocketException e)
        {
            throw ApiErrors.BadRequest($"lookup {host}: {(e.SocketErrorCode == SocketError.HostNotFound ? "no such host" : e.Message)}");
        }
    }

    public static bool IsAllowed(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) || address.Equals(IPAddress.Broadcast)) return false;
        if (address.AddressFamily == AddressFamily.InterNetworkV6) return !address.IsIPv6LinkLocal && !address.IsIPv6Multicast;
        var bytes = address.GetAddressBytes();
        return bytes[0] is > 0 and < 224 && !(bytes[0] == 169 && bytes[1] == 254);
    }

    private static Client.ApiException NotAllowed() => ApiErrors.BadRequest("address not allowed");
}
