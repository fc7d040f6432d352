namespace Keles.ApiServer.Http;

/// <summary>The end of a server: no streams begin any more, what is being answered is waited for, streams end last.</summary>
internal sealed class RequestDrain : IDisposable
{
    private readonly CancellationTokenSource streams = new();
    private int open;

    /// <summary>Cancelled when watches, logs and terminals must end.</summary>
    public CancellationToken Streams => streams.Token;

    public bool HasBegun { get; private set; }

    /// <summary>Requests that are being answered, streams among them.</summary>
    public int Open => Volatile.Read(ref open);

    public void Begin() => HasBegun = true;

    public void EndStreams() => streams.Cancel();

    public void Enter() => Interlocked.Increment(ref open);

    public void Leave() => Interlocked.Decrement(ref open);

    public void Dispose() => streams.Dispose();
}
