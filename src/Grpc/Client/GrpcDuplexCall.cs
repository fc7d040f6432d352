using System.Runtime.CompilerServices;
using Keles.Grpc.Client;
using Keles.Grpc.Messages;

namespace Keles.Grpc;

/// <summary>A call in which both sides send a stream of messages. One writer and one reader at a time.</summary>
public sealed class GrpcDuplexCall<TRequest, TResponse> : IAsyncDisposable
{
    private readonly ClientCall<TResponse> _call;
    private readonly DuplexContent _content;
    private readonly Codec<TRequest> _codec;

    internal GrpcDuplexCall(ClientCall<TResponse> call, DuplexContent content, Codec<TRequest> codec)
    {
        _call = call;
        _content = content;
        _codec = codec;
    }

    /// <summary>Sends a message; it has left for the server when this ends.</summary>
    public async ValueTask WriteAsync(TRequest message, CancellationToken cancel)
    {
        try
        {
            await _content.WriteAsync(MessageFrame.Encode(message, _codec), cancel);
        }
        catch (Exception error) when (error is not GrpcException)
        {
            cancel.ThrowIfCancellationRequested();
            throw _call.Translated(error);
        }
    }

    /// <summary>Says that no further message will be sent; answers may still arrive.</summary>
    public void Complete() => _content.Complete();

    /// <summary>The answers until the server ends the call with OK; any other end is thrown.</summary>
    public async IAsyncEnumerable<TResponse> ReadAllAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        while (await _call.ReadAsync(cancel) is (true, var message))
        {
            yield return message!;
        }
    }

    public ValueTask DisposeAsync() => _call.DisposeAsync();
}
