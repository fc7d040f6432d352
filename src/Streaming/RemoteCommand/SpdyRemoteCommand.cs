using Keles.Streaming.Spdy;

namespace Keles.Streaming.RemoteCommand;

/// <summary>A command's channels as SPDY streams.</summary>
internal sealed class SpdyRemoteCommand(SpdyConnection connection, string protocol) : IRemoteCommandChannels
{
    public const string TypeHeader = "streamtype";

    private readonly Dictionary<string, SpdyStream> _streams = new(StringComparer.Ordinal);

    public IChannel? Stdin => _streams.GetValueOrDefault("stdin");

    public IChannel? Stdout => _streams.GetValueOrDefault("stdout");

    public IChannel? Stderr => _streams.GetValueOrDefault("stderr");

    public IChannel? Resize => _streams.GetValueOrDefault("resize");

    public IChannel Error => _streams["error"];

    public bool StatusIsJson => RemoteCommandProtocols.StatusIsJson(protocol);

    public Task Completion => connection.Completion;

    /// <summary>The streams that belong to a request, in the order in which clients open them.</summary>
    public static IReadOnlyList<string> Wanted(RemoteCommandRequest request, string protocol)
    {
        var wanted = new List<string> { "error" };
        Add(request.Stdin, "stdin");
        Add(request.Stdout, "stdout");
        Add(request.Stderr, "stderr");
        Add(request.Tty && RemoteCommandProtocols.Resizes(protocol), "resize");
        return wanted;

        void Add(bool condition, string name)
        {
            if (condition)
            {
                wanted.Add(name);
            }
        }
    }

    public async Task OpenAsync(IEnumerable<string> types, CancellationToken cancel)
    {
        foreach (var type in types)
        {
            _streams[type] = await connection.OpenAsync(new Dictionary<string, string>(StringComparer.Ordinal) { [TypeHeader] = type }, cancel);
        }
    }

    /// <summary>Takes the streams that the client opens until all that were announced are there.</summary>
    public async Task AcceptAsync(IReadOnlyList<string> types, CancellationToken cancel)
    {
        while (_streams.Count < types.Count)
        {
            var stream = await connection.Incoming.ReadAsync(cancel);
            if (stream.Headers.TryGetValue(TypeHeader, out var type) && types.Contains(type) && _streams.TryAdd(type, stream))
            {
                await stream.AcceptAsync(cancel);
            }
            else
            {
                await stream.ResetAsync(cancel);
            }
        }
    }

    public async Task FinishAsync(TimeSpan limit, TimeProvider time, CancellationToken cancel)
    {
        foreach (var stream in _streams.Values)
        {
            stream.StopReading();
            await stream.CompleteAsync(cancel);
        }
        await connection.GoAwayAsync(cancel);
        await Closing.WaitAsync(connection.Completion, limit, time, cancel);
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
