using Keles.Client;
using Keles.Reconcile;

namespace Keles.Scheduler;

/// <summary>Tells the API which volumes a pod's claims shall have, and waits until the binder has made it so.</summary>
internal sealed class VolumeBinder(IClusterView cluster, IApiClient client, TimeProvider time, TimeSpan limit)
{
    /// <summary>Null when all claims are bound; otherwise what went wrong.</summary>
    public async Task<string?> BindAsync(PodInfo pod, Node node, NodeVolumes volumes, CancellationToken cancel)
    {
        using var timeout = new CancellationTokenSource(limit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, timeout.Token);
        try
        {
            await WriteAsync(node.Metadata.Name, volumes, both.Token);
            return await WaitAsync(pod, node, volumes, both.Token) is { } wrong ? $"binding volumes: {wrong}" : null;
        }
        catch (ApiException e)
        {
            return e.Message;
        }
        catch (TimeoutException e)
        {
            return e.Message;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return "binding volumes: context deadline exceeded";
        }
    }

    private async Task WriteAsync(string node, NodeVolumes volumes, CancellationToken cancel)
    {
        for (var i = 0; i < volumes.Bindings.Count; i++)
        {
            var (claim, volume) = volumes.Bindings[i];
            if (volume.Spec.ClaimRef?.Uid == claim.Metadata.Uid) continue;
            await cluster.SeenAsync(await client.UpdateAsync(Reserved(volume, claim), cancel), cancel);
        }

        for (var i = 0; i < volumes.Provisions.Count; i++)
        {
            var claim = volumes.Provisions[i];
            if (claim.Metadata.Annotations.Get(VolumeNotes.SelectedNode) == node) continue;
            var annotations = claim.Metadata.Annotations.With(VolumeNotes.SelectedNode, node);
            await cluster.SeenAsync(await client.UpdateAsync(claim with { Metadata = claim.Metadata with { Annotations = annotations } }, cancel), cancel);
        }
    }

    private static PersistentVolume Reserved(PersistentVolume volume, PersistentVolumeClaim claim)
    {
        var annotations = volume.Spec.ClaimRef is null ? volume.Metadata.Annotations.With(VolumeNotes.BoundByController, "yes") : volume.Metadata.Annotations;
        return volume with
        {
            Metadata = volume.Metadata with { Annotations = annotations },
            Spec = volume.Spec with { ClaimRef = EventRecorder.Reference(PersistentVolumeClaimKind.Kind, claim) },
        };
    }

    private async Task<string?> WaitAsync(PodInfo pod, Node node, NodeVolumes volumes, CancellationToken cancel)
    {
        var changed = new Signal();
        using var listening = cluster.VolumeBell.Listen(changed);
        while (true)
        {
            var (done, wrong) = Look(pod, node, volumes);
            if (done || wrong is not null) return wrong;
            await changed.WaitAsync(cancel);
        }
    }

    private (bool Done, string? Wrong) Look(PodInfo pod, Node node, NodeVolumes volumes)
    {
        if (cluster.Pod(pod.Key) is not { } now || now.Metadata.Uid != pod.Uid) return (false, $"pod does not exist any more: pod \"{pod.Key.Name}\" not found");
        var done = true;
        foreach (var (claim, volume) in volumes.Bindings)
        {
            if (cluster.Volume(volume.Metadata.Name) is not { } v) return (false, $"failed to check binding: could not find v1.PersistentVolume \"{volume.Metadata.Name}\"");
            if (v.Spec.ClaimRef is not { Uid.Length: > 0 }) return (false, $"ClaimRef got reset for pv \"{v.Metadata.Name}\"");
            if (Check(claim, node) is { } wrong) return (false, wrong);
            done &= IsBound(claim);
        }

        foreach (var claim in volumes.Provisions)
        {
            if (Check(claim, node) is { } wrong) return (false, wrong);

            // A provisioner that cannot make the volume there takes the note away: then another node has to be found.
            if (cluster.Claim(ObjectKey.Of(claim))!.Metadata.Annotations.Get(VolumeNotes.SelectedNode) != node.Metadata.Name) return (false, $"provisioning failed for PVC \"{claim.Metadata.Name}\"");
            done &= IsBound(claim);
        }

        return (done, null);
    }

    private string? Check(PersistentVolumeClaim claim, Node node)
    {
        if (cluster.Claim(ObjectKey.Of(claim)) is not { } now) return $"failed to check binding: could not find v1.PersistentVolumeClaim \"{ObjectKey.Of(claim)}\"";
        return now.Spec.VolumeName.Length > 0 && cluster.Volume(now.Spec.VolumeName) is { } volume && !NodeAffinityMatch.Reaches(volume, node)
            ? $"pv \"{volume.Metadata.Name}\" node affinity doesn't match node \"{node.Metadata.Name}\": no matching NodeSelectorTerms"
            : null;
    }

    private bool IsBound(PersistentVolumeClaim claim) => VolumeNotes.IsBound(cluster.Claim(ObjectKey.Of(claim))!) && cluster.Volume(cluster.Claim(ObjectKey.Of(claim))!.Spec.VolumeName) is not null;
}
