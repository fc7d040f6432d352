namespace Keles.Streaming;

/// <summary>
/// One stream of bytes both ways inside a connection that carries several. One reader and one writer at a time.
/// A writer that is faster than the peer waits.
/// </summary>
public interface IChannel
{
    /// <summary>Reads some bytes; 0 once the peer has ended its side and everything was read.</summary>
    ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancel);

    /// <summary>Sends bytes; they have been handed to the connection when this ends.</summary>
    /// <exception cref="IOException">The peer no longer reads this channel, or the connection is gone.</exception>
    ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel);

    /// <summary>Ends this side; the peer may go on sending. Harmless when repeated or when the connection is gone.</summary>
    ValueTask CompleteAsync(CancellationToken cancel);

    /// <summary>Drops what arrived and what will arrive, so that an unread channel does not hold up the others of its connection.</summary>
    void StopReading();
}
