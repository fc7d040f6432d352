using Keles.Streaming.WebSockets;

namespace Keles.Streaming.RemoteCommand;

/// <summary>A command's channels as numbered channels of a WebSocket.</summary>
internal sealed class WebSocketRemoteCommand(ChannelSocket socket, RemoteCommandRequest request) : IRemoteCommandChannels
{
    public const int Channels = 5;

    private const int StdinNumber = 0;
    private const int StdoutNumber = 1;
    private const int StderrNumber = 2;
    private const int ErrorNumber = 3;
    private const int ResizeNumber = 4;

    public IChannel? Stdin => request.Stdin ? socket[StdinNumber] : null;

    public IChannel? Stdout => request.Stdout ? socket[StdoutNumber] : null;

    public IChannel? Stderr => request.Stderr ? socket[StderrNumber] : null;

    public IChannel? Resize => request.Tty ? socket[ResizeNumber] : null;

    public IChannel Error => socket[ErrorNumber];

    public bool StatusIsJson => socket.Protocol.StatusIsJson;

    public Task Completion => socket.Completion;

    /// <summary>Clients wait for an empty message on the first channel they will read, to know that the connection stands.</summary>
    public ValueTask AnnounceAsync(CancellationToken cancel)
    {
        DropUnwanted();
        var first = request.Stdout ? StdoutNumber : request.Stderr ? StderrNumber : ErrorNumber;
        return socket[first].AnnounceAsync(cancel);
    }

    public async Task FinishAsync(TimeSpan limit, TimeProvider time, CancellationToken cancel)
    {
        socket[StdinNumber].StopReading();
        socket[ResizeNumber].StopReading();
        await socket.CloseAsync(cancel);
        await Closing.WaitAsync(socket.Completion, limit, time, cancel);
    }

    public ValueTask DisposeAsync() => socket.DisposeAsync();

    // What a client sends on channels that were not asked for must not fill up.
    private void DropUnwanted()
    {
        for (var number = 0; number < Channels; number++)
        {
            if (number is StdoutNumber or StderrNumber or ErrorNumber || (number == StdinNumber && !request.Stdin) || (number == ResizeNumber && !request.Tty))
            {
                socket[number].StopReading();
            }
        }
    }
}
