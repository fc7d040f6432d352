using System.Buffers.Binary;
using System.Net.Sockets;
using Keles.Background;
using Keles.Linux;
using Keles.Network.Dns.Messages;
using Microsoft.Extensions.Logging;

namespace Keles.Network.Dns.Forwarding;

/// <summary>Asks the node's own DNS servers, one after the other, within a bounded time, and remembers what they said.</summary>
internal sealed partial class Forwarder(Func<IReadOnlyList<IPEndPoint>> servers, INetworkNamespace sockets, Surroundings around, ILogger log) : IForwarder
{
    private readonly AnswerCache _cache = new(around.Time);
    private int _waiting;

    public async ValueTask<ReadOnlyMemory<byte>?> ForwardAsync(Query query, bool isTcp, CancellationToken cancel)
    {
        if (_cache.Find(query) is { } known)
        {
            return Fit(known.Answer.For(query, known.Age), query, isTcp);
        }
        if (await AskAsync(query, isTcp, cancel) is not { } answer)
        {
            return null;
        }
        _cache.Keep(query, answer);
        return Fit(answer.For(query, 0), query, isTcp);
    }

    public async ValueTask<IReadOnlyList<Record>> ResolveAsync(string name, RecordType type, CancellationToken cancel)
    {
        if (Question.For(name, type) is not { } query)
        {
            return [];
        }
        var answer = _cache.Find(query)?.Answer ?? await AskAsync(query, isTcp: false, cancel);
        if (answer is { IsTruncated: true })
        {
            answer = await AskAsync(query, isTcp: true, cancel);
        }
        if (answer is null)
        {
            return [];
        }
        _cache.Keep(query, answer);
        return answer.Code == ResponseCode.NoError ? answer.Records() : [];
    }

    private static ReadOnlyMemory<byte> Fit(ReadOnlyMemory<byte> answer, Query query, bool isTcp) =>
        isTcp || answer.Length <= query.UdpLimit ? answer : ForeignAnswer.Truncated(answer, query.QuestionEnd);

    private async ValueTask<ForeignAnswer?> AskAsync(Query query, bool isTcp, CancellationToken cancel)
    {
        if (Interlocked.Increment(ref _waiting) > DnsLimits.Forwarding)
        {
            Interlocked.Decrement(ref _waiting);
            TooMany(log, DnsLimits.Forwarding);
            return null;
        }
        using var inAll = new CancellationTokenSource(DnsLimits.ForwardInAll, around.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, inAll.Token);
        try
        {
            return await AskAllAsync(query, isTcp, either.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>A server that fails is not the last word: the next may know better.</summary>
    private async Task<ForeignAnswer?> AskAllAsync(Query query, bool isTcp, CancellationToken cancel)
    {
        ForeignAnswer? failure = null;
        foreach (var server in servers())
        {
            try
            {
                using var attempt = CancellationTokenSource.CreateLinkedTokenSource(cancel);
                using var limit = around.Time.CreateTimer(static s => ((CancellationTokenSource)s!).Cancel(), attempt, DnsLimits.ForwardAttempt, Timeout.InfiniteTimeSpan);
                var answer = await AskOneAsync(server, query, isTcp, attempt.Token);
                if (answer is { Code: ResponseCode.NoError or ResponseCode.NameError })
                {
                    return answer;
                }
                failure ??= answer;
            }
            catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
            {
                NoAnswer(log, server, query.Name, "it did not answer in time");
            }
            catch (Exception problem) when (problem is SocketException or IOException)
            {
                NoAnswer(log, server, query.Name, problem.Message);
            }
        }
        return failure;
    }

    private async Task<ForeignAnswer?> AskOneAsync(IPEndPoint server, Query query, bool isTcp, CancellationToken cancel)
    {
        // Its own number, that nobody who saw the client's can guess.
        var message = query.Message.ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(message, (ushort)around.Random.NextUInt64());
        return isTcp ? await OverTcpAsync(server, message, query.QuestionEnd, cancel) : await OverUdpAsync(server, message, query.QuestionEnd, cancel);
    }

    private async Task<ForeignAnswer?> OverUdpAsync(IPEndPoint server, byte[] message, int questionEnd, CancellationToken cancel)
    {
        using var socket = sockets.CreateSocket(server.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        // Connected: only that server's answers come in. And "unreachable" is to be told at once instead of by silence, also by routers.
        await socket.ConnectAsync(server, cancel);
        TellErrors(socket);
        await socket.SendAsync(message, cancel);
        var buffer = new byte[DnsLimits.QueryBytes];
        while (true)
        {
            var length = await socket.ReceiveAsync(buffer, cancel);
            if (ForeignAnswer.Read(buffer.AsMemory(0, length), message, questionEnd) is { } answer)
            {
                return answer;
            }
        }
    }

    private static void TellErrors(Socket socket)
    {
        var (level, option) = socket.AddressFamily == AddressFamily.InterNetwork ? (0, 11) : (41, 25); // IP_RECVERR, IPV6_RECVERR
        socket.SetRawSocketOption(level, option, BitConverter.GetBytes(1));
    }

    private async Task<ForeignAnswer?> OverTcpAsync(IPEndPoint server, byte[] message, int questionEnd, CancellationToken cancel)
    {
        using var socket = await sockets.ConnectAsync(server, cancel);
        await using var stream = new NetworkStream(socket);
        var framed = new byte[message.Length + 2];
        BinaryPrimitives.WriteUInt16BigEndian(framed, (ushort)message.Length);
        message.CopyTo(framed, 2);
        await stream.WriteAsync(framed, cancel);
        var length = new byte[2];
        await stream.ReadExactlyAsync(length, cancel);
        var buffer = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
        await stream.ReadExactlyAsync(buffer, cancel);
        return ForeignAnswer.Read(buffer, message, questionEnd);
    }

    [LoggerMessage(6030, LogLevel.Debug, "{Server} was asked for {Name}: {Problem}")]
    private static partial void NoAnswer(ILogger log, IPEndPoint server, string name, string problem);

    [LoggerMessage(6031, LogLevel.Warning, "{Limit} queries wait for servers outside; more are refused")]
    private static partial void TooMany(ILogger log, int limit);
}
