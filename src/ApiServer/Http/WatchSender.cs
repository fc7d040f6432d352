using Keles.Api;
using Keles.ApiServer.FlowControl;
using Keles.ApiServer.Metrics;
using Keles.Machinery.Codecs;
using Keles.Streaming.WebSockets;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Http;

/// <summary>Sends the events of one watch: as a stream of frames, or each as a message of a WebSocket.</summary>
internal sealed class WatchSender(HttpContext http, Kind kind, Negotiated form, ObjectStore store)
{
    private readonly WatchWriter writer = new(kind, form, form.As == "Table" ? new(kind, Queries.Text(http.Request.Query, "includeObject")) : null);
    private readonly WatchSeries series = WatchSeries.Of(kind);
    private readonly long began = http.Clock().GetTimestamp();
    private Task<bool> next = Task.FromResult(false);

    public async Task SendAsync(Func<CancellationToken, IAsyncEnumerable<WatchItem>> watch)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        await using var events = watch(stop.Token).GetAsyncEnumerator(stop.Token);
        try
        {
            // The first step runs the checks: a refusal is still a plain answer with its code.
            next = events.MoveNextAsync().AsTask();
            if (next.IsFaulted) await next;
            http.Response.ContentType = form.StreamContentType;
            if (MessageSocket.IsAskedFor(http.Request)) await OverSocketAsync(events, stop);
            else await AsStreamAsync(events);
        }
        finally
        {
            // A step that is under way must have ended before the events can be disposed of.
            stop.Cancel();
            await Task.WhenAny(next);
        }
    }

    private async Task AsStreamAsync(IAsyncEnumerator<WatchItem> events)
    {
        var (output, cancel) = (http.Response.BodyWriter, http.RequestAborted);
        await http.Response.StartAsync(cancel);
        // The client waits for the headers, and there may be nothing to tell for a long time.
        await output.FlushAsync(cancel);
        if (!next.IsCompleted) FlowPass.WatchBegan(http);
        while (await next)
        {
            var before = output.UnflushedBytes;
            writer.Frame(events.Current, http.Now(), output);
            Count(events.Current, output.UnflushedBytes - before);
            next = events.MoveNextAsync().AsTask();
            if (next.IsCompleted)
            {
                // What is there already goes out together, but a long list is not kept back whole.
                if (output.UnflushedBytes >= HttpLimits.FlushEvery) await output.FlushAsync(cancel);
                continue;
            }

            await output.FlushAsync(cancel);
            FlowPass.WatchBegan(http);
            var pause = WatchPace.After(store.WatchersOf(kind));
            if (pause > TimeSpan.Zero) await Task.Delay(pause, http.Clock(), cancel);
        }

        await output.FlushAsync(cancel);
    }

    private void Count(WatchItem item, long bytes)
    {
        series.Events.Increment();
        series.Sizes.Observe(bytes);
        if (item.EndsInitialEvents) StoreMetrics.WatchLists.With(kind.Group, kind.Version, kind.Plural, kind.Namespaced ? "namespace" : "cluster").Observe(http.Clock().GetElapsedTime(began).TotalSeconds);
    }

    private async Task OverSocketAsync(IAsyncEnumerator<WatchItem> events, CancellationTokenSource stop)
    {
        await using var socket = await MessageSocket.AcceptAsync(http);
        if (socket is null) return;
        using var leaving = socket.Gone.Register(stop.Cancel);
        FlowPass.WatchBegan(http);
        using var buffer = new PooledBuffer();
        try
        {
            while (await next)
            {
                buffer.Clear();
                writer.Message(events.Current, http.Now(), buffer);
                Count(events.Current, buffer.Written.Length);
                await socket.SendAsync(buffer.WrittenMemory, text: form.Format == WireFormat.Json, stop.Token);
                next = events.MoveNextAsync().AsTask();
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The client closes, or went without a word.
        }

        await socket.CloseAsync(CancellationToken.None);
    }
}
