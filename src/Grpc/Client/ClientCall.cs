using System.IO.Pipelines;
using Keles.Grpc.Messages;

namespace Keles.Grpc.Client;

/// <summary>One call under way: its answer, its deadline, and how its end is told to the caller.</summary>
internal sealed class ClientCall<TResponse> : IAsyncDisposable
{
    private const int ReadBytes = 16 * 1024;

    private readonly Codec<TResponse> _codec;
    private readonly CallOptions _options;
    private readonly string _name;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _deadline;
    private readonly CancellationTokenSource _ended;
    private readonly Task<HttpResponseMessage> _sent;
    private MessageReader<TResponse>? _reader;
    private PipeReader? _body;

    public ClientCall(
        HttpMessageInvoker http, HttpRequestMessage request, Codec<TResponse> codec, CallOptions options, string name,
        TimeProvider time, CancellationToken caller)
    {
        _codec = codec;
        _options = options;
        _name = name;
        _caller = caller;
        _deadline = new CancellationTokenSource(options.Timeout ?? Timeout.InfiniteTimeSpan, time);
        _ended = CancellationTokenSource.CreateLinkedTokenSource(caller, _deadline.Token);
        _sent = SendAsync(http, request);
    }

    /// <summary>The next message; none when the call ended with OK. Any other end is thrown.</summary>
    public async ValueTask<(bool Found, TResponse? Message)> ReadAsync(CancellationToken cancel)
    {
        try
        {
            using var both = cancel.CanBeCanceled && cancel != _caller ? CancellationTokenSource.CreateLinkedTokenSource(cancel, _ended.Token) : null;
            var response = await _sent;
            _reader ??= Open(response, await response.Content.ReadAsStreamAsync(_ended.Token));
            var (found, message) = await _reader.ReadAsync(both?.Token ?? _ended.Token);
            if (!found)
            {
                CallStatus.ThrowUnlessOk(response);
            }
            return (found, message);
        }
        catch (Exception error) when (error is not GrpcException)
        {
            cancel.ThrowIfCancellationRequested();
            throw Translated(error);
        }
    }

    /// <summary>What a failure of the transport means to the caller.</summary>
    public Exception Translated(Exception error)
    {
        // The tokens come first: a cancelled call surfaces as all sorts of broken streams.
        if (_caller.IsCancellationRequested)
        {
            return new OperationCanceledException($"{_name} was cancelled", error, _caller);
        }
        if (_deadline.IsCancellationRequested)
        {
            return new GrpcException(StatusCode.DeadlineExceeded, $"{_name} took longer than {_options.Timeout}", error);
        }
        return TransportFault.Translate(error, _name);
    }

    public async ValueTask DisposeAsync()
    {
        // Resets the stream when the call is still under way.
        await _ended.CancelAsync();
        if (_body is not null)
        {
            await _body.CompleteAsync();
        }
        try
        {
            (await _sent).Dispose();
        }
        catch (Exception error) when (error is GrpcException or OperationCanceledException or HttpRequestException or IOException)
        {
            // Already reported by a read, or nobody was interested any more.
        }
        _ended.Dispose();
        _deadline.Dispose();
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMessageInvoker http, HttpRequestMessage request)
    {
        try
        {
            return await http.SendAsync(request, _ended.Token);
        }
        catch (Exception error)
        {
            (request.Content as DuplexContent)?.Fail(Translated(error));
            throw;
        }
    }

    private MessageReader<TResponse> Open(HttpResponseMessage response, Stream stream)
    {
        CallStatus.ThrowUnlessGrpc(response, _name);
        _body = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: ReadBytes));
        return new MessageReader<TResponse>(_body, _codec, _options.MaxMessageBytes);
    }
}
