using System.Buffers;
using System.Net.Sockets;

namespace Keles.LocalCluster;

/// <summary>Carries bytes both ways between two connections; the end of one direction is passed on without ending the other.</summary>
internal static class SocketBridge
{
    public static async Task RunAsync(Socket a, Socket b, CancellationToken cancel)
    {
        // When one direction breaks (rather than ends), the other must not wait for ever.
        using var broken = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await Task.WhenAll(CopyAsync(a, b, broken), CopyAsync(b, a, broken));
    }

    private static async Task CopyAsync(Socket from, Socket to, CancellationTokenSource broken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(RelayLimits.BufferBytes);
        try
        {
            int count;
            while ((count = await from.ReceiveAsync(buffer, broken.Token)) > 0)
            {
                await SendAllAsync(to, buffer.AsMemory(0, count), broken.Token);
            }
            to.Shutdown(SocketShutdown.Send);
        }
        catch
        {
            await broken.CancelAsync();
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task SendAllAsync(Socket to, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        while (bytes.Length > 0)
        {
            bytes = bytes[await to.SendAsync(bytes, cancel)..];
        }
    }
}
