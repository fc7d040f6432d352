using System.Buffers;

namespace Keles.Grpc;

/// <summary>How one message type becomes bytes and back; calls know nothing else about messages.</summary>
/// <param name="Write">Appends the message's bytes.</param>
/// <param name="Read">Makes a message of exactly these bytes; the buffer is only valid during the call.</param>
public sealed record Codec<T>(Action<T, IBufferWriter<byte>> Write, Func<ReadOnlySequence<byte>, T> Read);
