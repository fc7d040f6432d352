using System.Net;

namespace Keles.Grpc.Client;

/// <summary>A request body that stays open: the transport hands its stream over, and waits until the caller has said everything.</summary>
internal sealed class DuplexContent : HttpContent
{
    private readonly TaskCompletionSource<Stream> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> frame, CancellationToken cancel)
    {
        var stream = await _opened.Task.WaitAsync(cancel);
        await stream.WriteAsync(frame, cancel);
        await stream.FlushAsync(cancel);
    }

    public void Complete() => _finished.TrySetResult();

    /// <summary>The call never got a stream: who waits to write learns why.</summary>
    public void Fail(Exception reason)
    {
        if (_opened.TrySetException(reason))
        {
            // The reader reports it too; a writer need not exist.
            _ = _opened.Task.Exception;
        }
        _finished.TrySetResult();
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await stream.FlushAsync(cancellationToken);
        _opened.TrySetResult(stream);
        await _finished.Task.WaitAsync(cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
