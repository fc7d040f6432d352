using System.Text.Json.Nodes;
using System.Threading.Channels;
using Keles.Api.Core.V1;
using Keles.Background;
using Keles.Client;
using Keles.Machinery;
using Microsoft.Extensions.Logging;

namespace Keles.Reconcile;

/// <summary>Writes the events of its recorders in the background, correlated. Run it once.</summary>
public sealed partial class EventWriter(IApiClient client, Surroundings around, ILogger log)
{
    private readonly Channel<Event> waiting = Channel.CreateBounded<Event>(new BoundedChannelOptions(EventLimits.Waiting) { SingleReader = true });
    private readonly EventCorrelator correlator = new(around.Time);
    private long numbers;

    internal DateTimeOffset Now => around.Time.GetUtcNow();

    public async Task RunAsync(CancellationToken cancel)
    {
        await foreach (var e in waiting.Reader.ReadEachAsync(cancel))
        {
            if (correlator.Observe(e) is { } observed) await WriteAsync(observed.Event, observed.Key, cancel);
        }
    }

    internal void Add(Event e)
    {
        if (!waiting.Writer.TryWrite(e)) Dropped(log, e.Reason, e.InvolvedObject.Name);
    }

    /// <summary>Makes names of events in the same instant different.</summary>
    internal long NextNumber() => Interlocked.Increment(ref numbers);

    private async Task WriteAsync(Event e, string key, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                correlator.Wrote(key, e.Count > 1 ? await RepeatAsync(e, cancel) : await client.CreateAsync(e, null, cancel));
                return;
            }
            catch (ApiException error) when (error.IsTransient && tries < EventLimits.Tries)
            {
                await Task.Delay(Backoff.Standard.After(tries, around.Random), around.Time, cancel);
            }
            catch (ApiException error)
            {
                // An event is a courtesy: a namespace that goes away or a server that refuses it loses it.
                NotWritten(log, e.Reason, e.InvolvedObject.Name, error.Message);
                return;
            }
        }
    }

    private async Task<Event> RepeatAsync(Event e, CancellationToken cancel)
    {
        try
        {
            return await client.PatchAsync<Event>(new(e.Metadata.Namespace, e.Metadata.Name), Patch.Merge(new JsonObject
            {
                ["count"] = e.Count,
                ["lastTimestamp"] = e.LastTimestamp.ToString(),
                ["message"] = e.Message,
            }), cancel: cancel);
        }
        catch (ApiException error) when (error.IsNotFound)
        {
            // Events live for an hour; a repeat after that begins anew.
            return await client.CreateAsync(e with { Metadata = e.Metadata with { ResourceVersion = "" } }, null, cancel);
        }
    }

    [LoggerMessage(2020, LogLevel.Warning, "Too many events wait to be written: {Reason} about {Name} is dropped")]
    private static partial void Dropped(ILogger log, string reason, string name);

    [LoggerMessage(2021, LogLevel.Debug, "The event {Reason} about {Name} was not written: {Error}")]
    private static partial void NotWritten(ILogger log, string reason, string name, string error);
}
