using System.Text.Json.Nodes;
using Keles.Api.Resource.V1;
using Keles.Client;
using ResourceClaim = Keles.Api.Resource.V1.ResourceClaim;

namespace Keles.Scheduler;

/// <summary>Makes the claims of a pod its own before it is bound, and waits until its devices are ready.</summary>
internal sealed class PodDeviceBinding(PluginContext context, ClaimReleases releases)
{
    private readonly ClaimBinder binder = new(context.Client, context.Devices.Ledger, context.Around);

    /// <summary>What went wrong; empty for nothing.</summary>
    public async Task<string> BindAsync(PodDevices found, PodInfo pod, string node, CancellationToken cancel)
    {
        await releases.SettledAsync(pod);
        var here = found.ByNode.GetValueOrDefault(node);
        foreach (var claim in found.Claims.ToArray())
        {
            var place = found.Plans.ToList().FindIndex(p => p.Claim.Metadata.Uid == claim.Metadata.Uid);
            var (written, wrong) = await binder.BindAsync(pod.Pod, claim, claim.Metadata.Uid, place < 0 ? null : here!.Allocations[place], cancel);
            if (written is null) return wrong;
            found.Reserved.Add(written);
        }

        if (here?.Extended is { } extended && await ExtendAsync(found, pod, extended.Claim, extended.Allocation, cancel) is { Length: > 0 } failed) return failed;
        return found.Reserved.Exists(DeviceConditions.Has) ? await ReadyAsync(found, pod, node, cancel) : "";
    }

    /// <summary>Makes the claim for plain resources and notes it in the pod.</summary>
    private async Task<string> ExtendAsync(PodDevices found, PodInfo pod, ExtendedClaim extended, AllocationResult allocation, CancellationToken cancel)
    {
        var ledger = context.Devices.Ledger;
        try
        {
            var made = await context.Client.CreateAsync(extended.Claim with { Metadata = extended.Claim.Metadata with { Name = "" } }, null, cancel);
            found.Made = made;
            ledger.Rename(ExtendedClaim.LedgerKey(pod.Uid), made.Metadata.Uid);
            var (written, wrong) = await binder.BindAsync(pod.Pod, made, made.Metadata.Uid, allocation, cancel);
            if (written is null) return wrong;
            found.Made = written;
            await context.Client.PatchAsync<Pod>(pod.Key, Patch.Strategic(StatusPatch(pod, extended, written)), "status", null, cancel);
            return "";
        }
        catch (ApiException e)
        {
            // A claim that was made all the same is found by the next attempt and deleted.
            return found.Made is null ? $"create claim for extended resources {pod.Key}: {e.Message}" : $"update pod {pod.Key} ExtendedResourceClaimStatus: {e.Message}";
        }
    }

    private static JsonObject StatusPatch(PodInfo pod, ExtendedClaim extended, ResourceClaim claim) => new()
    {
        ["metadata"] = new JsonObject { ["uid"] = pod.Uid },
        ["status"] = new JsonObject
        {
            ["extendedResourceClaimStatus"] = new JsonObject
            {
                ["requestMappings"] = new JsonArray([.. extended.Mappings.Select(static m => new JsonObject { ["containerName"] = m.ContainerName, ["resourceName"] = m.ResourceName, ["requestName"] = m.RequestName })]),
                ["resourceClaimName"] = claim.Metadata.Name,
            },
        },
    };

    private async Task<string> ReadyAsync(PodDevices found, PodInfo pod, string node, CancellationToken cancel)
    {
        context.Events.AwaitsDevices(pod.Pod, node);
        using var timeout = new CancellationTokenSource(context.Arguments.DynamicResources.BindingTimeout, context.Around.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, timeout.Token);
        var changed = new Signal();
        using var claims = context.Devices.ClaimBell.Listen(changed);

        // It also rings when a pod goes.
        using var pods = context.Cluster.VolumeBell.Listen(changed);
        try
        {
            foreach (var claim in found.Reserved) await context.Devices.SeenAsync(claim, both.Token);
            while (true)
            {
                var (ready, wrong) = Look(found, pod);
                if (ready || wrong.Length > 0) return wrong;
                await changed.WaitAsync(both.Token);
            }
        }
        catch (TimeoutException e)
        {
            return e.Message;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return "device binding timeout";
        }
    }

    private (bool Ready, string Wrong) Look(PodDevices found, PodInfo pod)
    {
        if (context.Cluster.Pod(pod.Key) is not { } now || now.Metadata.Uid != pod.Uid) return (false, $"pod does not exist any more: pod \"{pod.Key.Name}\" not found");
        foreach (var claim in found.Reserved)
        {
            if (context.Devices.Claim(ObjectKey.Of(claim)) is not { } current) return (false, $"could not find ResourceClaim \"{ObjectKey.Of(claim)}\"");
            if (DeviceConditions.AreMet(current, out var failure)) continue;
            if (failure.Length > 0) return (false, failure);
            return (false, DeviceConditions.IsLate(current, context.Arguments.DynamicResources.BindingTimeout, context.Around.Time.GetUtcNow()) ? $"claim {current.Metadata.Name} binding timeout" : "");
        }

        return (true, "");
    }
}
