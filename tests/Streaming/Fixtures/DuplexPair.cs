using System.IO.Pipelines;

namespace Keles.Streaming.Tests;

/// <summary>Two ends of a connection in memory.</summary>
internal static class DuplexPair
{
    public static (Stream One, Stream Other) Make()
    {
        var there = new Pipe(new PipeOptions(pauseWriterThreshold: 256 * 1024, useSynchronizationContext: false));
        var back = new Pipe(new PipeOptions(pauseWriterThreshold: 256 * 1024, useSynchronizationContext: false));
        return (new End(there.Reader, back.Writer), new End(back.Reader, there.Writer));
    }

    private sealed class End(PipeReader input, PipeWriter output) : Stream
    {
        public override bool CanRead => true;

        public override bool CanWrite => true;

        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await input.ReadAsync(cancellationToken);
            var part = read.Buffer.Slice(0, Math.Min(buffer.Length, read.Buffer.Length));
            System.Buffers.BuffersExtensions.CopyTo(part, buffer.Span);
            var count = (int)part.Length; // positions mean nothing after the next line
            input.AdvanceTo(part.End);
            return count;
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if ((await output.WriteAsync(buffer, cancellationToken)).IsCompleted)
            {
                throw new IOException("the other end is closed");
            }
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override ValueTask DisposeAsync()
        {
            output.Complete();
            input.CancelPendingRead();
            input.Complete();
            return base.DisposeAsync();
        }
    }
}
