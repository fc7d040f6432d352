using System.Runtime.CompilerServices;
using Keles.Grpc.Server;
using Microsoft.AspNetCore.Http;

namespace Keles.Grpc;

/// <summary>The methods a server answers; one <see cref="RequestDelegate"/> for any HTTP/2 server to run.</summary>
public sealed class GrpcServices(TimeProvider time)
{
    private readonly Dictionary<string, Func<HttpContext, Task>> _methods = new(StringComparer.Ordinal);

    public GrpcServices Unary<TRequest, TResponse>(
        GrpcMethod<TRequest, TResponse> method, Func<TRequest, ServerCall, Task<TResponse>> handler)
        => Duplex(method, (requests, call) => AnswerOnce(requests, call, handler));

    public GrpcServices ServerStream<TRequest, TResponse>(
        GrpcMethod<TRequest, TResponse> method, Func<TRequest, ServerCall, IAsyncEnumerable<TResponse>> handler)
        => Duplex(method, (requests, call) => AnswerMany(requests, call, handler));

    public GrpcServices Duplex<TRequest, TResponse>(
        GrpcMethod<TRequest, TResponse> method, Func<IAsyncEnumerable<TRequest>, ServerCall, IAsyncEnumerable<TResponse>> handler)
    {
        var answer = new MethodAnswer<TRequest, TResponse>(method, handler, time);
        _methods.Add(method.Path, answer.RunAsync);
        return this;
    }

    public Task InvokeAsync(HttpContext http) =>
        _methods.TryGetValue(http.Request.Path.Value ?? "", out var method)
            ? method(http)
            : ServerStatus.RefuseAsync(http, StatusCode.Unimplemented, $"unknown method {http.Request.Path}");

    private static async IAsyncEnumerable<TResponse> AnswerOnce<TRequest, TResponse>(
        IAsyncEnumerable<TRequest> requests, ServerCall call, Func<TRequest, ServerCall, Task<TResponse>> handler)
    {
        yield return await handler(await SingleAsync(requests, call.Cancel), call);
    }

    private static async IAsyncEnumerable<TResponse> AnswerMany<TRequest, TResponse>(
        IAsyncEnumerable<TRequest> requests, ServerCall call, Func<TRequest, ServerCall, IAsyncEnumerable<TResponse>> handler,
        [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var request = await SingleAsync(requests, call.Cancel);
        await foreach (var response in handler(request, call).WithCancellation(cancel))
        {
            yield return response;
        }
    }

    private static async Task<T> SingleAsync<T>(IAsyncEnumerable<T> requests, CancellationToken cancel)
    {
        await using var each = requests.GetAsyncEnumerator(cancel);
        if (!await each.MoveNextAsync())
        {
            throw new GrpcException(StatusCode.Internal, "the call has no message");
        }
        var only = each.Current;
        return await each.MoveNextAsync() ? throw new GrpcException(StatusCode.Internal, "the call has more than one message") : only;
    }
}
