using System.Net.Sockets;

namespace Keles.Kubelet.Probes.Network;

/// <summary>Sees whether a connection is accepted.</summary>
internal class TcpProber(TimeProvider time)
{
    public virtual async Task<ProbeAnswer> ConnectAsync(string host, int port, TimeSpan limit, CancellationToken cancel)
    {
        var address = host.Contains(':', StringComparison.Ordinal) ? $"[{host}]:{port}" : $"{host}:{port}";
        using var late = new CancellationTokenSource(limit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancel);
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(host, port, both.Token);
            return new ProbeAnswer(true, "");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new ProbeAnswer(false, $"dial tcp {address}: i/o timeout");
        }
        catch (SocketException failed)
        {
            return new ProbeAnswer(false, SocketReasons.Dial(failed, address));
        }
    }
}
