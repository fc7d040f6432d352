using System.Net.Sockets;

namespace Keles.Kubelet.Probes.Network;

/// <summary>Failures to connect in the words that users of upstream see and search for.</summary>
internal static class SocketReasons
{
    public static string Dial(SocketException failed, string address = "") =>
        $"dial tcp{(address.Length > 0 ? " " + address : "")}: {Of(failed)}";

    private static string Of(SocketException failed) => failed.SocketErrorCode switch
    {
        SocketError.ConnectionRefused => "connect: connection refused",
        SocketError.TimedOut => "i/o timeout",
        SocketError.HostUnreachable => "connect: no route to host",
        SocketError.NetworkUnreachable => "connect: network is unreachable",
        SocketError.ConnectionReset => "read: connection reset by peer",
        SocketError.HostNotFound => "lookup: no such host",
        _ => failed.Message,
    };
}
