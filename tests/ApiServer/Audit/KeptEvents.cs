using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Keles.ApiServer.Audit;

namespace Keles.ApiServer.Tests.Audit;

/// <summary>Keeps events; the last comes after the client has its answer, so a test waits for as many as it expects.</summary>
internal sealed class KeptEvents : IAuditSink
{
    private readonly ConcurrentQueue<JsonObject> events = new();
    private readonly SemaphoreSlim some = new(0);

    public void Write(ReadOnlyMemory<byte> json)
    {
        events.Enqueue(JsonNode.Parse(json.Span)!.AsObject());
        some.Release();
    }

    public async Task<List<JsonObject>> TakeAsync(int count)
    {
        for (var i = 0; i < count; i++) Assert.True(await some.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken), $"only {i} events of {count} came");
        return [.. events];
    }
}
