using System.Buffers;
using System.IO.Pipelines;
using Keles.Streaming.Spdy.Frames;

namespace Keles.Streaming.Spdy.Wire;

/// <summary>Reads frames off a transport; the payload of data frames in parts, so that no frame is ever held whole.</summary>
internal sealed class FrameReader(Stream transport)
{
    private readonly PipeReader _pipe = PipeReader.Create(transport, new StreamPipeReaderOptions(bufferSize: SpdyLimits.DataChunk, leaveOpen: true));

    /// <summary>The next frame's header, or null when the transport ended between two frames.</summary>
    public async ValueTask<FrameHeader?> ReadHeaderAsync(CancellationToken cancel)
    {
        var read = await _pipe.ReadAtLeastAsync(FrameHeader.Size, cancel);
        if (read.Buffer.IsEmpty)
        {
            return null;
        }
        var bytes = new byte[FrameHeader.Size];
        Take(read, bytes);
        return FrameHeader.Parse(bytes);
    }

    public async ValueTask<byte[]> ReadBodyAsync(int length, CancellationToken cancel)
    {
        var body = new byte[length];
        if (length > 0)
        {
            Take(await _pipe.ReadAtLeastAsync(length, cancel), body);
        }
        return body;
    }

    /// <summary>Hands the payload of a data frame on, as it arrives.</summary>
    public async ValueTask ReadDataAsync(int length, Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask> take, CancellationToken cancel)
    {
        while (length > 0)
        {
            var read = await _pipe.ReadAsync(cancel);
            if (read.Buffer.IsEmpty && read.IsCompleted)
            {
                throw new SpdyException("the connection ended inside a data frame");
            }
            var part = read.Buffer.Slice(0, Math.Min(length, read.Buffer.Length));
            foreach (var segment in part)
            {
                await take(segment, cancel);
            }
            length -= (int)part.Length;
            _pipe.AdvanceTo(part.End);
        }
    }

    private void Take(ReadResult read, byte[] into)
    {
        if (read.Buffer.Length < into.Length)
        {
            throw new SpdyException("the connection ended inside a frame");
        }
        var part = read.Buffer.Slice(0, into.Length);
        part.CopyTo(into);
        _pipe.AdvanceTo(part.End);
    }
}
