using System.Text.Json.Nodes;
using System.Threading.Channels;
using Keles.Client;
using Keles.Reconcile;
using Microsoft.Extensions.Logging;
using Event = Keles.Api.Events.V1.Event;

namespace Keles.Scheduler;

/// <summary>Tells in events where pods were put and why they were not. Noting never waits; one writer writes them in the background.</summary>
internal sealed partial class ScheduleEvents(IApiClient client, Surroundings around, ILogger log)
{
    private const string Normal = "Normal";
    private const string Warning = "Warning";

    private readonly Channel<Event> waiting = Channel.CreateBounded<Event>(new BoundedChannelOptions(EventLimits.Waiting) { SingleReader = true });
    private readonly EventSeriesMemory series = new();
    private long numbers;

    public void Scheduled(Pod pod, string node) =>
        Note(pod.Spec.SchedulerName, pod, Normal, "Scheduled", "Binding", $"Successfully assigned {pod.Metadata.Namespace}/{pod.Metadata.Name} to {node}");

    public void Failed(Pod pod, string why) => Note(pod.Spec.SchedulerName, pod, Warning, "FailedScheduling", "Scheduling", why);

    public void Preempted(Pod victim, Pod by, string node) =>
        Note(by.Spec.SchedulerName, victim, Normal, "Preempted", "Preempting", $"Preempted by pod {by.Metadata.Uid} on node {node}", EventRecorder.Reference(PodKind.Kind, by));

    public void AwaitsDevices(Pod pod, string node) =>
        Note(pod.Spec.SchedulerName, pod, Normal, "BindingConditionsPending", "Scheduling", $"waiting for binding conditions for device on node {node}");

    /// <param name="schedulerName">In whose name: the profile that acts.</param>
    private void Note(string schedulerName, Pod pod, string type, string reason, string action, string note, ObjectReference? related = null)
    {
        var now = around.Time.GetUtcNow();
        var stamp = ((now.UtcTicks - DateTime.UnixEpoch.Ticks) * 100) + (Interlocked.Increment(ref numbers) % 100);
        var e = new Event
        {
            Metadata = new() { Name = $"{pod.Metadata.Name}.{stamp:x}", Namespace = pod.Metadata.Namespace },
            EventTime = MicroTime.From(now),
            ReportingController = schedulerName,
            ReportingInstance = $"{schedulerName}-{Environment.MachineName}",
            Action = action,
            Reason = reason,
            Regarding = EventRecorder.Reference(PodKind.Kind, pod),
            Related = related,
            Note = note,
            Type = type,
        };
        if (!waiting.Writer.TryWrite(e)) Dropped(log, reason, pod.Metadata.Name);
    }

    public async Task RunAsync(CancellationToken cancel)
    {
        await foreach (var e in waiting.Reader.ReadEachAsync(cancel))
        {
            if (series.Observe(e) is { } observed) await WriteAsync(observed, cancel);
        }
    }

    private async Task WriteAsync(Event e, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                if (e.Series is null) await client.CreateAsync(e, null, cancel);
                else await ContinueAsync(e, cancel);
                return;
            }
            catch (ApiException error) when (error.IsTransient && tries < EventLimits.Tries)
            {
                await Task.Delay(Backoff.Standard.After(tries, around.Random), around.Time, cancel);
            }
            catch (ApiException error)
            {
                // An event is a courtesy: a namespace that goes away or a server that refuses it loses it.
                NotWritten(log, e.Reason, e.Regarding.Name, error.Message);
                return;
            }
        }
    }

    private async Task ContinueAsync(Event e, CancellationToken cancel)
    {
        var patch = new JsonObject
        {
            ["series"] = new JsonObject { ["count"] = e.Series!.Count, ["lastObservedTime"] = e.Series.LastObservedTime.ToString() },
        };
        try
        {
            await client.PatchAsync<Event>(ObjectKey.Of(e), Patch.Merge(patch), cancel: cancel);
        }
        catch (ApiException error) when (error.IsNotFound)
        {
            await client.CreateAsync(e, null, cancel);
        }
    }

    [LoggerMessage(4010, LogLevel.Warning, "Too many events wait to be written: {Reason} about {Name} is dropped")]
    private static partial void Dropped(ILogger log, string reason, string name);

    [LoggerMessage(4011, LogLevel.Debug, "The event {Reason} about {Name} was not written: {Error}")]
    private static partial void NotWritten(ILogger log, string reason, string name, string error);
}
