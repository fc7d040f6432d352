using System.Text.Json.Nodes;
using Keles.Client;
using Microsoft.Extensions.Logging;

namespace Keles.Scheduler;

/// <summary>Writes into pods' statuses why they have no node. Run it once.</summary>
/// <remarks>Safe from any thread: <c>gate</c> protects the list. Of one pod only the newest word is written, so the list is never longer than the
/// waiting pods are many.</remarks>
internal sealed partial class PodConditionWriter(IApiClient client, Surroundings around, ILogger log)
{
    private const int Tries = 5;

    private readonly Lock gate = new();
    private readonly Signal signal = new();
    private readonly Dictionary<string, (ObjectKey Key, JsonObject Patch)> waiting = new(StringComparer.Ordinal);

    /// <param name="nominated">The promised node to note with it; empty takes one away, null leaves it.</param>
    /// <param name="always">Notes it also where the pod, as it is known here, has it already.</param>
    public void Write(Pod pod, PodCondition condition, string? nominated, bool always = false)
    {
        var status = new JsonObject();
        var before = PodConditions.Find(pod.Status, condition.Type);
        if (before is null || before with { LastTransitionTime = default, LastProbeTime = default } != condition) status["conditions"] = new JsonArray(Form(condition, before));
        if (nominated is not null && (always || nominated != pod.Status.NominatedNodeName)) status["nominatedNodeName"] = nominated.Length > 0 ? nominated : null;
        Write(pod, status);
    }

    /// <summary>Notes the pod's promised node alone; empty takes it away.</summary>
    public void Nominate(Pod pod, string node) => Write(pod, Nomination(node));

    /// <summary>Notes the node that the pod is on its way to, at once: after its binding it would be wrong.</summary>
    public Task AnnounceAsync(Pod pod, string node, CancellationToken cancel) => WriteAsync(ObjectKey.Of(pod), PatchOf(pod, Nomination(node)), cancel);

    private static JsonObject Nomination(string node) => new() { ["nominatedNodeName"] = node.Length > 0 ? node : null };

    private static JsonObject PatchOf(Pod pod, JsonObject status) => new() { ["metadata"] = new JsonObject { ["uid"] = pod.Metadata.Uid }, ["status"] = status };

    private void Write(Pod pod, JsonObject status)
    {
        if (status.Count == 0) return;
        lock (gate) waiting[pod.Metadata.Uid] = (ObjectKey.Of(pod), PatchOf(pod, status));
        signal.Set();
    }

    public async Task RunAsync(CancellationToken cancel)
    {
        while (true)
        {
            if (Next() is { } next) await WriteAsync(next.Key, next.Patch, cancel);
            else await signal.WaitAsync(cancel);
        }
    }

    private (ObjectKey Key, JsonObject Patch)? Next()
    {
        lock (gate)
        {
            foreach (var (uid, next) in waiting)
            {
                waiting.Remove(uid);
                return next;
            }

            return null;
        }
    }

    private async Task WriteAsync(ObjectKey key, JsonObject patch, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await client.PatchAsync<Pod>(key, Patch.Strategic(patch), "status", null, cancel);
                return;
            }
            catch (ApiException e) when (e.IsTransient && tries < Tries)
            {
                await Task.Delay(Backoff.Standard.After(tries, around.Random), around.Time, cancel);
            }
            catch (ApiException e)
            {
                // The pod is gone or is another by now; or the next try writes it again.
                NotWritten(log, key, e.Message);
                return;
            }
        }
    }

    private JsonObject Form(PodCondition condition, PodCondition? before)
    {
        var since = before?.Status == condition.Status ? before.LastTransitionTime : Time.From(around.Time.GetUtcNow());
        return new()
        {
            ["type"] = condition.Type,
            ["status"] = condition.Status,
            ["reason"] = condition.Reason,
            ["message"] = condition.Message,
            ["lastTransitionTime"] = since.ToString(),
            ["observedGeneration"] = condition.ObservedGeneration,
        };
    }

    [LoggerMessage(4003, LogLevel.Debug, "The condition of {Pod} was not written: {Reason}")]
    private static partial void NotWritten(ILogger log, ObjectKey pod, string reason);
}
