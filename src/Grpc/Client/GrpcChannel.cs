using System.Runtime.CompilerServices;
using Keles.Grpc.Client;
using Keles.Grpc.Messages;

namespace Keles.Grpc;

/// <summary>
/// Calls to one server over shared HTTP/2 connections. Connections are made when a call needs one and again after they broke;
/// a call that finds no server fails with Unavailable and nothing is retried behind the caller's back. Safe for concurrent use.
/// </summary>
public sealed class GrpcChannel : IDisposable
{
    private readonly GrpcTarget _target;
    private readonly TimeProvider _time;
    private readonly HttpMessageInvoker _http;

    public GrpcChannel(GrpcTarget target, TimeProvider time)
    {
        _target = target;
        _time = time;
        _http = new HttpMessageInvoker(ConnectionPool.For(target));
    }

    /// <summary>How messages name the server.</summary>
    public string Target => _target.Name;

    public async Task<TResponse> UnaryAsync<TRequest, TResponse>(
        GrpcMethod<TRequest, TResponse> method, TRequest request, CallOptions options, CancellationToken cancel)
    {
        await using var call = Start(method, new MessageContent(MessageFrame.Encode(request, method.Request)), options, cancel);
        var (found, response) = await call.ReadAsync(cancel);
        if (!found)
        {
            throw new GrpcException(StatusCode.Internal, $"{method.Path} answered OK without a message");
        }
        // Reading to the end is what brings the status.
        return await call.ReadAsync(cancel) is (false, _)
            ? response!
            : throw new GrpcException(StatusCode.Internal, $"{method.Path} answered with more than one message");
    }

    public async IAsyncEnumerable<TResponse> ServerStreamAsync<TRequest, TResponse>(
        GrpcMethod<TRequest, TResponse> method, TRequest request, CallOptions options, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var call = Start(method, new MessageContent(MessageFrame.Encode(request, method.Request)), options, cancel);
        while (await call.ReadAsync(cancel) is (true, var response))
        {
            yield return response!;
        }
    }

    /// <summary>Opens a call in which both sides send as they please; dispose it to cancel what is still under way.</summary>
    public GrpcDuplexCall<TRequest, TResponse> Duplex<TRequest, TResponse>(
        GrpcMethod<TRequest, TResponse> method, CallOptions options, CancellationToken cancel)
    {
        var content = new DuplexContent();
        return new GrpcDuplexCall<TRequest, TResponse>(Start(method, content, options, cancel), content, method.Request);
    }

    public void Dispose() => _http.Dispose();

    private ClientCall<TResponse> Start<TRequest, TResponse>(
        GrpcMethod<TRequest, TResponse> method, HttpContent content, CallOptions options, CancellationToken cancel)
    {
        var request = CallRequest.For(_target.Address, method.Path, content, options);
        return new ClientCall<TResponse>(_http, request, method.Response, options, _target.Name + method.Path, _time, cancel);
    }
}
