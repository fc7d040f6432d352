namespace Keles.Streaming.Spdy.Headers;

/// <summary>Hands an inflater the bytes of the blocks that arrived so far, and no more.</summary>
internal sealed class BlockFeed : Stream
{
    private ReadOnlyMemory<byte> _pending;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public void Add(ReadOnlyMemory<byte> block) =>
        _pending = _pending.IsEmpty ? block.ToArray() : (byte[])[.. _pending.Span, .. block.Span];

    public override int Read(Span<byte> buffer)
    {
        var count = Math.Min(_pending.Length, buffer.Length);
        _pending.Span[..count].CopyTo(buffer);
        _pending = _pending[count..];
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
