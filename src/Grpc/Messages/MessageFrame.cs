using System.Buffers;
using System.Buffers.Binary;

namespace Keles.Grpc.Messages;

/// <summary>A message's envelope on the wire: one byte that says whether it is compressed, four that say how long it is.</summary>
internal static class MessageFrame
{
    public const int HeaderLength = 5;

    /// <summary>Cuts one whole message off the front of the buffer; false when more bytes are needed.</summary>
    /// <exception cref="GrpcException">The frame is malformed or longer than the limit.</exception>
    public static bool TryRead(ref ReadOnlySequence<byte> buffer, int limit, out ReadOnlySequence<byte> message)
    {
        message = default;
        if (buffer.Length < HeaderLength)
        {
            return false;
        }
        Span<byte> header = stackalloc byte[HeaderLength];
        buffer.Slice(0, HeaderLength).CopyTo(header);
        var length = BinaryPrimitives.ReadUInt32BigEndian(header[1..]);
        Check(header[0], length, limit);
        if (buffer.Length - HeaderLength < length)
        {
            return false;
        }
        message = buffer.Slice(HeaderLength, length);
        buffer = buffer.Slice(message.End);
        return true;
    }

    /// <summary>The message in its envelope.</summary>
    public static ReadOnlyMemory<byte> Encode<T>(T message, Codec<T> codec)
    {
        var buffer = new FrameBuffer();
        codec.Write(message, buffer);
        return buffer.Finish();
    }

    private static void Check(byte flag, uint length, int limit)
    {
        // No encoding is ever offered, so a compressed message breaks the protocol.
        if (flag == 1)
        {
            throw new GrpcException(StatusCode.Internal, "the peer sent a compressed message although no compression was agreed on");
        }
        if (flag != 0)
        {
            throw new GrpcException(StatusCode.Internal, $"the peer sent a frame with the unknown flag {flag}");
        }
        if (length > (uint)limit)
        {
            throw new GrpcException(StatusCode.ResourceExhausted, $"the message has {length} bytes, more than the limit of {limit}");
        }
    }
}
