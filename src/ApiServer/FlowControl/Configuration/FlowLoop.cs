using System.Text.Json.Nodes;
using Keles.Api;
using Keles.Api.FlowControl.V1;
using Keles.Background;
using Keles.Client;
using Keles.Storage;
using Microsoft.Extensions.Logging;

namespace Keles.ApiServer.FlowControl;

/// <summary>Keeps priority and fairness up to date: takes up changes at once, adjusts seats every few seconds, puts back what every cluster has.</summary>
/// <param name="upkeep">Puts back the objects that every cluster has.</param>
internal sealed partial class FlowLoop(FlowController controller, ResourceApi api, Func<CancellationToken, Task> upkeep, Surroundings around, ILogger<FlowLoop> log)
{
    private const string Manager = "api-priority-and-fairness-config-consumer-v1";

    private readonly Dictionary<string, Queue<DateTimeOffset>> written = new(StringComparer.Ordinal);
    private bool postponed;

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        var upkeepAt = around.Time.GetUtcNow() + FlowControlLimits.UpkeepPeriod;
        var borrowAt = around.Time.GetUtcNow() + FlowControlLimits.BorrowingPeriod;
        while (true)
        {
            using var schemas = api.Store.WatchNow(FlowSchemaKind.Kind, "", "").Watcher;
            using var levels = api.Store.WatchNow(PriorityLevelConfigurationKind.Kind, "", "").Watcher;
            await TakeUpAsync(cancel);
            while (!schemas.Events.Completion.IsCompleted && !levels.Events.Completion.IsCompleted)
            {
                var due = borrowAt - around.Time.GetUtcNow();
                using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancel);
                await Task.WhenAny(
                    schemas.Events.WaitToReadAsync(waiting.Token).AsTask(), levels.Events.WaitToReadAsync(waiting.Token).AsTask(),
                    Task.Delay(due > TimeSpan.Zero ? due : TimeSpan.Zero, around.Time, waiting.Token));
                waiting.Cancel();
                cancel.ThrowIfCancellationRequested();
                if (Drain(schemas) | Drain(levels)) await TakeUpAsync(cancel);
                if (around.Time.GetUtcNow() >= upkeepAt)
                {
                    upkeepAt = around.Time.GetUtcNow() + FlowControlLimits.UpkeepPeriod;
                    await KeepAsync(cancel);
                }

                if (around.Time.GetUtcNow() < borrowAt) continue;
                borrowAt = around.Time.GetUtcNow() + FlowControlLimits.BorrowingPeriod;
                controller.Borrow();
                if (postponed || controller.HasDrained) await TakeUpAsync(cancel);
            }
        }
    }

    private static bool Drain(WatchSubscription watcher)
    {
        var any = false;
        while (watcher.Events.TryRead(out _)) any = true;
        return any;
    }

    private async Task TakeUpAsync(CancellationToken cancel)
    {
        postponed = false;
        foreach (var (schema, condition) in controller.Digest())
        {
            if (!MayWrite(schema)) postponed = true;
            else await WriteAsync(schema, condition, cancel);
        }
    }

    private bool MayWrite(string schema)
    {
        if (!written.TryGetValue(schema, out var times)) written[schema] = times = new();
        var now = around.Time.GetUtcNow();
        while (times.TryPeek(out var first) && now - first > TimeSpan.FromMinutes(1)) times.Dequeue();
        if (times.Count >= FlowControlLimits.StatusWritesPerMinute) return false;
        times.Enqueue(now);
        return true;
    }

    private async Task WriteAsync(string schema, FlowSchemaCondition condition, CancellationToken cancel)
    {
        var request = new ResourceRequest(UserIdentity.ApiServer, FlowSchemaKind.Kind, "", schema, "status") { UserAgent = "kube-apiserver", Options = WriteOptions.Default with { FieldManager = Manager } };
        var applied = new JsonObject
        {
            ["apiVersion"] = FlowSchemaKind.Kind.ApiVersion,
            ["kind"] = FlowSchemaKind.Kind.Name,
            ["metadata"] = new JsonObject { ["name"] = schema },
            ["status"] = new JsonObject
            {
                ["conditions"] = new JsonArray(new JsonObject
                {
                    ["type"] = condition.Type,
                    ["status"] = condition.Status,
                    ["reason"] = condition.Reason,
                    ["message"] = condition.Message,
                    ["lastTransitionTime"] = condition.LastTransitionTime.ToString(),
                }),
            },
        };
        try
        {
            await api.PatchAsync(request, new Patch(PatchType.Apply, System.Text.Encoding.UTF8.GetBytes(applied.ToJsonString()), true), cancel);
        }
        catch (ApiException e) when (e.IsNotFound)
        {
            // Removed meanwhile: an event tells of it.
        }
        catch (Exception e) when (e is ApiException or StorageException or TimeoutException && !cancel.IsCancellationRequested)
        {
            postponed = true;
            LogNotWritten(log, schema, e);
        }
    }

    private async Task KeepAsync(CancellationToken cancel)
    {
        try
        {
            await upkeep(cancel);
        }
        catch (Exception e) when (e is ApiException or StorageException or TimeoutException && !cancel.IsCancellationRequested)
        {
            LogNotKept(log, e);
        }
    }

    [LoggerMessage(1601, LogLevel.Warning, "The condition of flow schema {Schema} could not be written")]
    private static partial void LogNotWritten(ILogger log, string schema, Exception error);

    [LoggerMessage(1602, LogLevel.Warning, "Flow schemas and priority levels that every cluster has could not be put back")]
    private static partial void LogNotKept(ILogger log, Exception error);
}
