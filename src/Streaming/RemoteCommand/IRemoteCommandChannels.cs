namespace Keles.Streaming.RemoteCommand;

/// <summary>
/// The streams of one running command, seen from either end: the client writes what the server reads. Those that were not asked for are null.
/// Disposing it cuts the connection.
/// </summary>
public interface IRemoteCommandChannels : IAsyncDisposable
{
    IChannel? Stdin { get; }

    IChannel? Stdout { get; }

    IChannel? Stderr { get; }

    /// <summary>New sizes of the terminal, as JSON objects one after the other.</summary>
    IChannel? Resize { get; }

    /// <summary>Ends with how the command went; see <see cref="RemoteCommandStatus"/>.</summary>
    IChannel Error { get; }

    /// <summary>Whether the status is a JSON object; the first versions of the protocol only told failures, as text.</summary>
    bool StatusIsJson { get; }

    /// <summary>Ends, without failing, when the connection is gone.</summary>
    Task Completion { get; }

    /// <summary>After the last byte was written: ends this side and waits until the peer has read all and closed.</summary>
    Task FinishAsync(TimeSpan limit, TimeProvider time, CancellationToken cancel);
}
