namespace Keles.ApiServer.Connect;

/// <summary>A connection that writes the end of a line wherever a certain word is written. The framework writes the head of a request in one piece, however long.</summary>
internal sealed class HeaderLineStream(Stream inner, byte[] word) : Stream
{
    private static readonly byte[] NewLine = "\r\n"u8.ToArray();

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

    public override int Read(Span<byte> buffer) => inner.Read(buffer);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => inner.ReadAsync(buffer, cancellationToken);

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("this connection is written to asynchronously");

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        for (int at; (at = buffer.Span.IndexOf(word)) >= 0; buffer = buffer[(at + word.Length)..])
        {
            if (at > 0) await inner.WriteAsync(buffer[..at], cancellationToken);
            await inner.WriteAsync(NewLine, cancellationToken);
        }

        if (!buffer.IsEmpty) await inner.WriteAsync(buffer, cancellationToken);
    }

    public override void Flush() => throw new NotSupportedException("this connection is written to asynchronously");

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
