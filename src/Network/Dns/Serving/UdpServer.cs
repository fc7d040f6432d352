using System.Net.Sockets;
using Keles.Background;
using Microsoft.Extensions.Logging;

namespace Keles.Network.Dns.Serving;

/// <summary>DNS over UDP on one address. What the zone knows is answered on the spot; what waits for others waits beside.</summary>
internal sealed partial class UdpServer(Socket socket, QueryHandler handler, ISpawner spawner, ILogger log)
{
    private int _answering;

    public async Task RunAsync(CancellationToken cancel)
    {
        var buffer = new byte[DnsLimits.QueryBytes];
        var anybody = new IPEndPoint(socket.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, 0);
        while (true)
        {
            SocketReceiveFromResult received;
            try
            {
                received = await socket.ReceiveFromAsync(buffer, anybody, cancel);
            }
            catch (SocketException problem) when (problem.SocketErrorCode is not SocketError.OperationAborted)
            {
                // An answer could not be delivered to somebody (the kernel tells it here), or a query was too long: neither concerns the next one.
                Failed(log, problem.Message);
                continue;
            }
            var client = received.RemoteEndPoint;
            var answer = handler.AnswerAsync(buffer.AsMemory(0, received.ReceivedBytes).ToArray(), isTcp: false, cancel);
            if (answer.IsCompletedSuccessfully)
            {
                await SendAsync(answer.Result, client, cancel);
            }
            else if (Interlocked.Increment(ref _answering) > DnsLimits.Answering)
            {
                Interlocked.Decrement(ref _answering);
                await SendAsync(await answer, client, cancel); // Newcomers wait in the kernel, which drops what is too much.
            }
            else
            {
                _ = spawner.Spawn("dns query", _ => FinishAsync(answer, client, cancel));
            }
        }
    }

    private async Task FinishAsync(ValueTask<ReadOnlyMemory<byte>?> answer, EndPoint client, CancellationToken cancel)
    {
        try
        {
            await SendAsync(await answer, client, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The server ends; the client asks another.
        }
        finally
        {
            Interlocked.Decrement(ref _answering);
        }
    }

    private async ValueTask SendAsync(ReadOnlyMemory<byte>? answer, EndPoint client, CancellationToken cancel)
    {
        if (answer is not { } bytes)
        {
            return;
        }
        try
        {
            await socket.SendToAsync(bytes, client, cancel);
        }
        catch (SocketException problem)
        {
            Failed(log, problem.Message);
        }
    }

    [LoggerMessage(6040, LogLevel.Debug, "DNS over UDP: {Problem}")]
    private static partial void Failed(ILogger log, string problem);
}
