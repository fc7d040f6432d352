using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Http;

/// <summary>How long a request may go on: until its client leaves, its time is over, or the server ends.</summary>
/// <remarks>While it lasts, <see cref="HttpContext.RequestAborted"/> means all three; afterwards it means the client again, for those who count.</remarks>
internal sealed class RequestLife : IDisposable
{
    private readonly HttpContext http;
    private readonly CancellationToken client;
    private readonly CancellationTokenSource end;
    private readonly CancellationTokenRegistration left;
    private readonly CancellationTokenRegistration closed;
    private readonly RequestDeadlines? deadlines;
    private readonly LinkedListNode<(RequestLife Life, long Began)>? node;
    private readonly ITimer? own;
    private readonly RequestDrain drain;
    private readonly bool isLongRunning;
    private volatile bool expired;
    private bool isOver;

    private RequestLife(HttpContext http, bool isLongRunning, TimeSpan? asked, RequestDeadlines deadlines, RequestDrain drain, TimeProvider time)
    {
        (this.http, this.isLongRunning, this.drain, client) = (http, isLongRunning, drain, http.RequestAborted);
        end = new();
        http.RequestAborted = end.Token;
        drain.Enter();
        left = client.UnsafeRegister(static s => ((CancellationTokenSource)s!).Cancel(), end);
        if (isLongRunning)
        {
            closed = drain.Streams.UnsafeRegister(static s => ((CancellationTokenSource)s!).Cancel(), end);
            return;
        }

        Limit = asked is { } shorter && shorter > TimeSpan.Zero && shorter < deadlines.Limit ? shorter : deadlines.Limit;
        if (Limit == deadlines.Limit) (this.deadlines, node) = (deadlines, deadlines.Add(this));
        else own = time.CreateTimer(static s => ((RequestLife)s!).Expire(), this, Limit.Value, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Null for what lasts as long as somebody listens.</summary>
    public TimeSpan? Limit { get; }

    /// <summary>Its time was over before it was answered.</summary>
    public bool IsExpired => expired;

    /// <summary>The client went away, or the server ends a stream: there is nobody to answer.</summary>
    public bool IsEnded => client.IsCancellationRequested || (isLongRunning && drain.Streams.IsCancellationRequested);

    /// <exception cref="Client.ApiException">The time asked for is none, or the server begins no streams any more.</exception>
    public static RequestLife Begin(HttpContext http, RequestInfo info, RequestDeadlines deadlines, RequestDrain drain, TimeProvider time)
    {
        var isLongRunning = LongRunning.Is(info);
        if (isLongRunning && drain.HasBegun) throw ApiErrors.ShuttingDown();
        return new(http, isLongRunning, isLongRunning ? null : GoDurationReader.FromQuery(http.Request.Query), deadlines, drain, time);
    }

    public void Expire()
    {
        expired = true;
        end.Cancel();
    }

    /// <summary>From here on the request's token is the client's own again: an answer may still be written after the time was over.</summary>
    public void Dispose()
    {
        if (isOver) return;
        isOver = true;
        if (node is not null) deadlines!.Remove(node);
        own?.Dispose();
        left.Dispose();
        closed.Dispose();
        http.RequestAborted = client;
        drain.Leave();
    }
}
