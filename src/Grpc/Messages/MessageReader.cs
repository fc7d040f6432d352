using System.IO.Pipelines;

namespace Keles.Grpc.Messages;

/// <summary>Reads messages one after the other from a body.</summary>
internal sealed class MessageReader<T>(PipeReader body, Codec<T> codec, int limit)
{
    /// <summary>The next message, or nothing when the body ended between two messages.</summary>
    public async ValueTask<(bool Found, T? Message)> ReadAsync(CancellationToken cancel)
    {
        while (true)
        {
            var read = await body.ReadAsync(cancel);
            var buffer = read.Buffer;
            if (MessageFrame.TryRead(ref buffer, limit, out var bytes))
            {
                var message = Decode(bytes);
                body.AdvanceTo(buffer.Start);
                return (true, message);
            }
            if (read.IsCompleted)
            {
                return buffer.IsEmpty
                    ? (false, default)
                    : throw new GrpcException(StatusCode.Internal, $"the body ended inside a message, after {buffer.Length} of its bytes");
            }
            body.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private T Decode(System.Buffers.ReadOnlySequence<byte> bytes)
    {
        try
        {
            return codec.Read(bytes);
        }
        catch (Exception broken) when (broken is not GrpcException)
        {
            // Whatever a codec throws at bytes it cannot read means the same to the caller.
            throw new GrpcException(StatusCode.Internal, $"the peer's {typeof(T).Name} cannot be decoded: {broken.Message}", broken);
        }
    }
}
