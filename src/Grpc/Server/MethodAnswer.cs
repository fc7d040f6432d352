using System.Runtime.CompilerServices;
using Keles.Grpc.Calls;
using Keles.Grpc.Messages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Keles.Grpc.Server;

/// <summary>Runs one call of one method: messages in, messages out, and always a status at the end.</summary>
internal sealed class MethodAnswer<TRequest, TResponse>(
    GrpcMethod<TRequest, TResponse> method, Func<IAsyncEnumerable<TRequest>, ServerCall, IAsyncEnumerable<TResponse>> handler, TimeProvider time)
{
    public async Task RunAsync(HttpContext http)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || !CallHeaders.IsGrpc(http.Request.ContentType))
        {
            http.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }
        LiftBodyLimits(http);
        using var deadline = Deadline(http);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, deadline.Token);
        var call = new ServerCall(method.Path, Headers(http), ended.Token);
        http.Response.ContentType = CallHeaders.ContentType;
        try
        {
            await AnswerAsync(http, call);
            ServerStatus.Set(http, StatusCode.OK, "", call.Trailers);
        }
        catch (GrpcException refused)
        {
            ServerStatus.Set(http, refused.Code, refused.Detail, refused.Trailers);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            ServerStatus.Set(http, deadline.IsCancellationRequested ? StatusCode.DeadlineExceeded : StatusCode.Cancelled, "the call ended early", call.Trailers);
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            // A handler's bug belongs to this call alone.
            ServerStatus.Set(http, StatusCode.Unknown, broken.Message, call.Trailers);
        }
    }

    private async Task AnswerAsync(HttpContext http, ServerCall call)
    {
        await foreach (var response in handler(RequestsAsync(http, call), call).WithCancellation(call.Cancel))
        {
            await http.Response.BodyWriter.WriteAsync(MessageFrame.Encode(response, method.Response), call.Cancel);
        }
    }

    private async IAsyncEnumerable<TRequest> RequestsAsync(HttpContext http, ServerCall call, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var reader = new MessageReader<TRequest>(http.Request.BodyReader, method.Request, GrpcLimits.MaxMessageBytes);
        while (await reader.ReadAsync(cancel.CanBeCanceled ? cancel : call.Cancel) is (true, var message))
        {
            yield return message!;
        }
    }

    // The limit on messages is what bounds a call; a stream of them has no natural size or speed.
    private static void LiftBodyLimits(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }
        if (http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }
    }

    private CancellationTokenSource Deadline(HttpContext http) =>
        CallTimeout.TryParse(http.Request.Headers[CallHeaders.Timeout].ToString(), out var timeout)
            ? new CancellationTokenSource(timeout, time)
            : new CancellationTokenSource();

    private static Metadata Headers(HttpContext http) => new(
        from header in http.Request.Headers
        where !CallHeaders.IsReserved(header.Key)
        from value in header.Value
        select new KeyValuePair<string, string>(header.Key, value!));
}
