using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Keles.Linux;

namespace Keles.Programs;

/// <summary>Asks a DNS server for the address of the kubernetes service until it answers.</summary>
internal sealed class DnsProbe(INetworkNamespace from, TimeProvider time)
{
    private const string Name = "kubernetes.default.svc.cluster.local";
    private const ushort Id = 0x6b65;
    private const int HeaderBytes = 12, AnswerCountAt = 6;
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(100);

    /// <exception cref="LocalCluster.LocalClusterException">No answer within the limit.</exception>
    public async Task AnswersAsync(IPEndPoint server, TimeSpan within, CancellationToken cancel)
    {
        using var socket = from.BindUdp(new IPEndPoint(IPAddress.Any, 0));
        var begun = time.GetTimestamp();
        while (time.GetElapsedTime(begun) < within)
        {
            await socket.SendToAsync(Question(), server, cancel);
            using var pause = new CancellationTokenSource(Again, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, pause.Token);
            try
            {
                var answer = new byte[512];
                var received = await socket.ReceiveFromAsync(answer, server, either.Token);
                if (IsAnswer(answer.AsSpan(0, received.ReceivedBytes))) return;
            }
            catch (Exception e) when ((e is OperationCanceledException && !cancel.IsCancellationRequested) || e is SocketException)
            {
                // Not yet; a refused port shows as an error of the socket.
            }
        }

        throw new LocalCluster.LocalClusterException($"The DNS server at {server} did not answer within {within.TotalSeconds:0} s.");
    }

    private static byte[] Question()
    {
        var message = new List<byte>();
        Span<byte> header = stackalloc byte[HeaderBytes];
        BinaryPrimitives.WriteUInt16BigEndian(header, Id);
        header[2] = 1; // Recursion desired.
        header[5] = 1; // One question.
        message.AddRange(header);
        foreach (var label in Name.Split('.'))
        {
            message.Add((byte)label.Length);
            message.AddRange(Encoding.ASCII.GetBytes(label));
        }

        message.AddRange([0, 0, 1, 0, 1]); // The root; type A, class IN.
        return [.. message];
    }

    /// <summary>Ours, a response, without an error, and with an answer in it.</summary>
    private static bool IsAnswer(ReadOnlySpan<byte> message) =>
        message.Length > HeaderBytes && BinaryPrimitives.ReadUInt16BigEndian(message) == Id && (message[2] & 0x80) != 0 && (message[3] & 0x0F) == 0
        && BinaryPrimitives.ReadUInt16BigEndian(message[AnswerCountAt..]) > 0;
}
