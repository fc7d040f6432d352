namespace Keles.ApiServer.Connect;

/// <summary>Opens the connections that the server makes into the cluster: to kubelets, pods, webhooks and aggregated servers.</summary>
/// <remarks>In a local cluster they begin in the hub's network namespace, on machines of their own on the host's network.</remarks>
public interface IClusterDialer
{
    /// <param name="host">An address, or a name that this server's machine can resolve.</param>
    /// <exception cref="System.Net.Sockets.SocketException">Nobody answers there.</exception>
    ValueTask<Stream> ConnectAsync(string host, int port, CancellationToken cancel);
}
