using System.Buffers.Binary;
using System.Net.Sockets;
using Keles.Background;
using Microsoft.Extensions.Logging;

namespace Keles.Network.Dns.Serving;

/// <summary>DNS over TCP on one address: each message with its length before it, any number of them on a connection.</summary>
internal sealed partial class TcpServer(Socket listener, QueryHandler handler, Surroundings around, ISpawner spawner, ILogger log)
{
    private int _connections;

    public async Task RunAsync(CancellationToken cancel)
    {
        while (true)
        {
            Socket client;
            try
            {
                client = await listener.AcceptAsync(cancel);
            }
            catch (SocketException problem) when (problem.SocketErrorCode is not SocketError.OperationAborted)
            {
                Failed(log, problem.Message); // It went away before it was accepted.
                continue;
            }
            if (Interlocked.Increment(ref _connections) > DnsLimits.Connections)
            {
                Interlocked.Decrement(ref _connections);
                client.Dispose();
                continue;
            }
            _ = spawner.Spawn("dns connection", _ => ServeAsync(client, cancel));
        }
    }

    private async Task ServeAsync(Socket client, CancellationToken cancel)
    {
        using var idle = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await using var timer = around.Time.CreateTimer(static s => ((CancellationTokenSource)s!).Cancel(), idle, DnsLimits.ConnectionIdle, Timeout.InfiniteTimeSpan);
        try
        {
            await using var stream = new NetworkStream(client, ownsSocket: true);
            while (await ReadAsync(stream, idle.Token) is { } message)
            {
                if (await handler.AnswerAsync(message, isTcp: true, idle.Token) is not { } answer)
                {
                    return;
                }
                var framed = new byte[answer.Length + 2];
                BinaryPrimitives.WriteUInt16BigEndian(framed, (ushort)answer.Length);
                answer.CopyTo(framed.AsMemory(2));
                await stream.WriteAsync(framed, idle.Token);
                timer.Change(DnsLimits.ConnectionIdle, Timeout.InfiniteTimeSpan);
            }
        }
        catch (Exception end) when (end is IOException or SocketException or OperationCanceledException)
        {
            // The client is gone, too slow, or the server ends.
        }
        finally
        {
            Interlocked.Decrement(ref _connections);
        }
    }

    /// <summary>Null at the end of the connection, and for a message that is too long to be a query.</summary>
    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(NetworkStream stream, CancellationToken cancel)
    {
        var length = new byte[2];
        if (await stream.ReadAtLeastAsync(length, 2, throwOnEndOfStream: false, cancel) < 2)
        {
            return null;
        }
        int bytes = BinaryPrimitives.ReadUInt16BigEndian(length);
        if (bytes > DnsLimits.QueryBytes)
        {
            return null;
        }
        var message = new byte[bytes];
        await stream.ReadExactlyAsync(message, cancel);
        return message;
    }

    [LoggerMessage(6041, LogLevel.Debug, "DNS over TCP: {Problem}")]
    private static partial void Failed(ILogger log, string problem);
}
