using System.Net.Sockets;

namespace Keles.Background;

/// <summary>Errors that may be gone on the next try.</summary>
public static class TransientErrors
{
    /// <summary>The other side was not there, went away or was too slow.</summary>
    public static bool Network(Exception error) =>
        error is HttpRequestException or IOException or SocketException or TimeoutException or OperationCanceledException;
}
