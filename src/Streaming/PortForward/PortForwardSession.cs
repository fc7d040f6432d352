using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Keles.Streaming.Spdy;
using Keles.Streaming.Upgrade;

namespace Keles.Streaming.PortForward;

/// <summary>The server's end of one port forwarding client, who may open any number of connections.</summary>
public sealed class PortForwardSession : IAsyncDisposable
{
    private readonly SpdyConnection _connection;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, Half> _halves = new(StringComparer.Ordinal);

    internal PortForwardSession(SpdyConnection connection, TimeProvider time)
    {
        _connection = connection;
        _time = time;
    }

    /// <summary>Ends, without failing, when the client is gone.</summary>
    public Task Completion => _connection.Completion;

    /// <summary>The connections that the client opens, until it goes.</summary>
    public async IAsyncEnumerable<PortForwardPair> PairsAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var stream in _connection.Incoming.ReadAllAsync(cancel))
        {
            if (await TakeAsync(stream, cancel) is { } pair)
            {
                yield return pair;
            }
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async ValueTask<PortForwardPair?> TakeAsync(SpdyStream stream, CancellationToken cancel)
    {
        var type = stream.Headers.GetValueOrDefault(PortForwardProtocol.TypeHeader);
        if (type is not (PortForwardProtocol.DataType or PortForwardProtocol.ErrorType)
            || !ushort.TryParse(stream.Headers.GetValueOrDefault(PortForwardProtocol.PortHeader), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            || port == 0)
        {
            await stream.ResetAsync(cancel);
            return null;
        }
        var isData = type == PortForwardProtocol.DataType;
        var request = RequestId(stream, isData);
        await ExpireAsync(cancel);
        if (!_halves.Remove(request, out var other))
        {
            _halves[request] = new Half(stream, isData, _time.GetTimestamp());
            await stream.AcceptAsync(cancel);
            return null;
        }
        await stream.AcceptAsync(cancel);
        if (other.IsData == isData)
        {
            await TellAsync(isData ? other.Stream : stream, $"error processing stream for request {request}: {type} stream already assigned", cancel);
            await stream.ResetAsync(cancel);
            return null;
        }
        return isData ? new PortForwardPair(port, stream, other.Stream) : new PortForwardPair(port, other.Stream, stream);
    }

    // Old clients send no request id, but open the error stream just before the data stream.
    private static string RequestId(SpdyStream stream, bool isData) =>
        stream.Headers.GetValueOrDefault(PortForwardProtocol.RequestHeader) is { Length: > 0 } id
            ? id
            : (isData ? stream.Id - 2 : stream.Id).ToString(CultureInfo.InvariantCulture);

    private async ValueTask ExpireAsync(CancellationToken cancel)
    {
        foreach (var (request, half) in _halves.ToArray())
        {
            if (_time.GetElapsedTime(half.Since) > UpgradeLimits.StreamCreation)
            {
                _halves.Remove(request);
                if (!half.IsData)
                {
                    await TellAsync(half.Stream, $"request {request} timed out waiting for streams", cancel);
                }
                await half.Stream.ResetAsync(cancel);
            }
        }
    }

    private static ValueTask TellAsync(SpdyStream error, string message, CancellationToken cancel) => error.WriteAsync(Encoding.UTF8.GetBytes(message), cancel);

    private sealed record Half(SpdyStream Stream, bool IsData, long Since);
}
