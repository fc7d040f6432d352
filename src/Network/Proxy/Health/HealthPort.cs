using System.Net.Sockets;
using Keles.Background;

namespace Keles.Network.Proxy.Health;

/// <summary>One health check port. Every request gets the same answer, so there is nothing to understand in it; one is served at a time.</summary>
internal sealed class HealthPort(Socket listener, Surroundings around)
{
    private volatile byte[] _answer = [];

    public byte[] Answer
    {
        set => _answer = value;
    }

    public void Close() => listener.Dispose();

    public async Task RunAsync(CancellationToken cancel)
    {
        using (listener)
        {
            while (true)
            {
                try
                {
                    using var client = await listener.AcceptAsync(cancel);
                    await ServeAsync(client, cancel);
                }
                catch (ObjectDisposedException)
                {
                    return; // Nobody wants this port any more.
                }
                catch (SocketException problem) when (problem.SocketErrorCode is SocketError.OperationAborted)
                {
                    return;
                }
                catch (SocketException)
                {
                    // This client is gone; the next one counts.
                }
            }
        }
    }

    private async Task ServeAsync(Socket client, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await using var timer = around.Time.CreateTimer(static s => ((CancellationTokenSource)s!).Cancel(), limit, NetworkLimits.HealthPatience, Timeout.InfiniteTimeSpan);
        try
        {
            // To the end of the request's head, or a close would reset the connection before the answer is read.
            var buffer = new byte[NetworkLimits.HealthRequestBytes];
            for (var length = 0; length < buffer.Length && buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8) < 0;)
            {
                var read = await client.ReceiveAsync(buffer.AsMemory(length), limit.Token);
                if (read == 0)
                {
                    return;
                }
                length += read;
            }
            await client.SendAsync(_answer, limit.Token);
            client.Shutdown(SocketShutdown.Send);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // Too slow to be waited for.
        }
    }
}
