using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.FlowControl;

/// <summary>A request's right to be answered; it gives its seats back when it is disposed.</summary>
internal sealed class FlowPass(FlowEntry flow, RequestInfo info, UserIdentity user, string distinguisher) : QueuedRequest, IDisposable
{
    private static readonly object Key = new();

    public FlowEntry Flow => flow;

    public RequestInfo Info => info;

    public UserIdentity User => user;

    public string Distinguisher => distinguisher;

    public DateTimeOffset Arrived { get; init; }

    public bool IsMutating { get; init; }

    public bool IsWatch => info.Verb == "watch";

    /// <summary>Ends when it may begin; null for who never waited.</summary>
    public TaskCompletionSource? Turn { get; set; }

    /// <summary>How long it stood in a queue.</summary>
    public TimeSpan Waited { get; set; }

    /// <summary>Told when the pass ends: the watch is no longer counted.</summary>
    public Action? Ended { get; set; }

    /// <summary>The watch of this request has told what was there when it began: from now on it costs nothing worth a seat.</summary>
    public static void WatchBegan(HttpContext http)
    {
        if (http.Items.TryGetValue(Key, out var pass)) ((FlowPass)pass!).GiveSeatsBack();
    }

    public void StayWith(HttpContext http) => http.Items[Key] = this;

    public void Dispose()
    {
        GiveSeatsBack();
        Ended?.Invoke();
        Ended = null;
    }

    private void GiveSeatsBack() => flow.Level.Finish(this);
}
