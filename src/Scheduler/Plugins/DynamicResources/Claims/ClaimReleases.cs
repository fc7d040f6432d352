using System.Text.Json.Nodes;
using Keles.Api.Resource.V1;
using Keles.Client;
using Microsoft.Extensions.Logging;
using ResourceClaim = Keles.Api.Resource.V1.ResourceClaim;

namespace Keles.Scheduler;

/// <summary>Takes back, beside the scheduling, what was written into claims for pods that did not get to their nodes.</summary>
/// <remarks>Safe from any thread; <c>gate</c> protects what is under way. A pod's next attempt waits for it: otherwise it could take for its own what is being taken from it.</remarks>
internal sealed partial class ClaimReleases(IApiClient client, Surroundings around, ISpawner spawner, ILogger log)
{
    private const int Tries = 5;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Task> underWay = new(StringComparer.Ordinal);

    /// <summary>The pod uses these claims no longer, and a claim that was made for its plain resources is for nobody.</summary>
    public void Release(PodInfo pod, IReadOnlyList<ResourceClaim> reserved, ResourceClaim? made)
    {
        if (reserved.Count == 0 && made is null) return;
        Start(pod.Uid, async cancel =>
        {
            foreach (var claim in reserved) await TryAsync(() => UnreserveAsync(claim, pod, cancel), cancel);
            if (made is not null) await TryAsync(() => DeleteAsync(made, cancel), cancel);
        });
    }

    /// <summary>Takes the devices of a claim that nobody but perhaps the pod uses, so that it can have others.</summary>
    public void Deallocate(PodInfo pod, ResourceClaim claim) => Start(pod.Uid, cancel => TryAsync(async () =>
    {
        if (await client.FindAsync<ResourceClaim>(ObjectKey.Of(claim), cancel) is not { } now || now.Metadata.Uid != claim.Metadata.Uid || !IsIdle(now, pod)) return;
        await client.UpdateStatusAsync(now with { Status = ResourceClaimStatus.Empty }, cancel);
    }, cancel));

    public void Delete(PodInfo pod, ResourceClaim claim) => Start(pod.Uid, cancel => TryAsync(() => DeleteAsync(claim, cancel), cancel));

    public static bool IsIdle(ResourceClaim claim, PodInfo pod) => claim.Status.ReservedFor.All(c => c.Uid == pod.Uid);

    /// <summary>Waits until nothing is being taken from the pod.</summary>
    public Task SettledAsync(PodInfo pod)
    {
        lock (gate) return underWay.GetValueOrDefault(pod.Uid, Task.CompletedTask);
    }

    private void Start(string pod, Func<CancellationToken, Task> work)
    {
        lock (gate)
        {
            foreach (var (uid, task) in underWay) if (task.IsCompleted) underWay.Remove(uid);
            var before = underWay.GetValueOrDefault(pod, Task.CompletedTask);
            underWay[pod] = spawner.Spawn("giving claims back", async cancel =>
            {
                await before;
                await work(cancel);
            });
        }
    }

    private Task UnreserveAsync(ResourceClaim claim, PodInfo pod, CancellationToken cancel)
    {
        var patch = new JsonObject
        {
            ["metadata"] = new JsonObject { ["uid"] = claim.Metadata.Uid },
            ["status"] = new JsonObject { ["reservedFor"] = new JsonArray(new JsonObject { ["$patch"] = "delete", ["uid"] = pod.Uid }) },
        };
        return client.PatchAsync<ResourceClaim>(ObjectKey.Of(claim), Patch.Strategic(patch), "status", null, cancel);
    }

    private async Task DeleteAsync(ResourceClaim claim, CancellationToken cancel)
    {
        if (await client.FindAsync<ResourceClaim>(ObjectKey.Of(claim), cancel) is not { } now || now.Metadata.Uid != claim.Metadata.Uid) return;
        if (now.Metadata.Finalizers.Contains(ClaimUse.Finalizer))
        {
            await client.UpdateAsync(now with { Metadata = now.Metadata with { Finalizers = now.Metadata.Finalizers.Where(static f => f != ClaimUse.Finalizer) } }, cancel);
        }

        await client.TryDeleteAsync(ResourceClaimKind.Kind, ObjectKey.Of(claim), new() { Preconditions = new() { Uid = claim.Metadata.Uid } }, cancel);
    }

    private async Task TryAsync(Func<Task> work, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await work();
                return;
            }
            catch (ApiException e) when ((e.IsTransient || e.IsConflict) && tries < Tries)
            {
                await Task.Delay(Backoff.Standard.After(tries, around.Random), around.Time, cancel);
            }
            catch (ApiException e)
            {
                // Gone by now; or it is found and taken back when the pod is tried again, or goes.
                if (!e.IsNotFound) NotReleased(log, e.Message);
                return;
            }
        }
    }

    [LoggerMessage(4020, LogLevel.Warning, "A claim was not given back: {Reason}")]
    private static partial void NotReleased(ILogger log, string reason);
}
