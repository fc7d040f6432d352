using System.Buffers.Binary;
using Keles.Machinery.Codecs;

namespace Keles.Client.Wire;

/// <summary>Cuts a watch's body into frames: lines of JSON, or protobuf messages with their length (four bytes, big-endian) in front.</summary>
internal sealed class FrameReader(Stream stream, WireFormat format)
{
    private byte[] buffer = new byte[16 * 1024];
    private int start;
    private int end;

    /// <summary>The next frame, valid until the next call; null at the end of the stream.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancel)
    {
        var searched = 0;
        while (true)
        {
            if (TryTake(ref searched) is { } frame) return frame;
            MakeRoom();
            var read = await stream.ReadAsync(buffer.AsMemory(end), cancel);
            if (read == 0) return start == end ? null : throw new IOException("the watch ended in the middle of an event");
            end += read;
        }
    }

    private ReadOnlyMemory<byte>? TryTake(ref int searched) => format == WireFormat.Json ? TryLine(ref searched) : TryMessage();

    private ReadOnlyMemory<byte>? TryLine(ref int searched)
    {
        while (true)
        {
            var newline = buffer.AsSpan(start + searched, end - start - searched).IndexOf((byte)'\n');
            if (newline < 0)
            {
                searched = end - start;
                return null;
            }

            var line = buffer.AsMemory(start, searched + newline);
            start += line.Length + 1;
            searched = 0;
            if (!line.Span.Trim((byte)' ').IsEmpty) return line;
        }
    }

    private ReadOnlyMemory<byte>? TryMessage()
    {
        if (end - start < sizeof(uint)) return null;
        var length = BinaryPrimitives.ReadUInt32BigEndian(buffer.AsSpan(start));
        if (length > ClientLimits.WatchFrame) throw new DecodeException($"a watch event of {length} bytes is larger than the limit of {ClientLimits.WatchFrame}");
        if (end - start - sizeof(uint) < length) return null;
        var frame = buffer.AsMemory(start + sizeof(uint), (int)length);
        start += sizeof(uint) + (int)length;
        return frame;
    }

    private void MakeRoom()
    {
        if (end < buffer.Length) return;
        var held = end - start;
        if (held > ClientLimits.WatchFrame) throw new DecodeException($"a watch event is larger than the limit of {ClientLimits.WatchFrame} bytes");
        var target = held > buffer.Length / 2 ? new byte[buffer.Length * 2] : buffer;
        buffer.AsSpan(start, held).CopyTo(target);
        (buffer, start, end) = (target, 0, held);
    }
}
