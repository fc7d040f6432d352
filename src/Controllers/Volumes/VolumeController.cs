using Keles.Api.Core.V1;
using Keles.Api.Storage.V1;
using Keles.Client;
using Keles.Controllers.Owned;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.Volumes;

/// <summary>Brings claims and volumes together, makes volumes of class <c>standard</c>, and looks after those whose claim is gone.</summary>
internal sealed class VolumeController
{
    private const string Name = "persistent-volume-binder";
    private const string EventSource = "persistentvolume-controller";
    private const string ByClaim = "claim";

    private readonly ControllerContext context;
    private readonly IApiClient client;
    private readonly EventRecorder events;
    private readonly Informer<PersistentVolumeClaim> claims;
    private readonly Informer<PersistentVolume> volumes;
    private readonly Informer<StorageClass> classes;
    private readonly Informer<Node> nodes;
    private readonly Informer<Pod> pods;
    private readonly WorkQueue<ObjectKey> claimQueue;
    private readonly WorkQueue<ObjectKey> volumeQueue;
    private readonly PendingWrites<ObjectKey> pendingClaims = new();
    private readonly PendingWrites<ObjectKey> pendingVolumes = new();

    private VolumeController(ControllerContext context)
    {
        this.context = context;
        client = context.ClientOf(Name);
        events = context.EventsOf(EventSource);
        claimQueue = context.Queue<ObjectKey>("claims");
        volumeQueue = context.Queue<ObjectKey>("volumes");
        claims = context.Informers.Of<PersistentVolumeClaim>().Enqueue(claimQueue);
        volumes = context.Informers.Of<PersistentVolume>().Enqueue(volumeQueue);
        classes = context.Informers.Of<StorageClass>();
        nodes = context.Informers.Of<Node>();
        pods = context.Informers.Of<Pod>();
        pods.AddIndex(ByClaim, static p => [.. p.Spec.Volumes.Where(static v => v.PersistentVolumeClaim is not null).Select(v => $"{p.Metadata.Namespace}/{v.PersistentVolumeClaim!.ClaimName}")]);
        claims.OnChange(c =>
        {
            if (c.Subject.Spec.VolumeName is { Length: > 0 } volume) volumeQueue.Add(new(volume));
        });
        volumes.OnChange(EnqueueClaimsOf);
        classes.OnChange(c => EnqueuePending(c.Subject.Metadata.Name));
        nodes.OnChange(c =>
        {
            if (!c.IsDeleted) return;
            foreach (var volume in volumes.List()) if (volume.Metadata.DeletionTimestamp is not null) volumeQueue.Add(ObjectKey.Of(volume));
        });
    }

    public static IController Create(ControllerContext context)
    {
        var controller = new VolumeController(context);

        // One worker each: two claims must never be given the same volume.
        return new ControllerGroup(Name, context.Around.Spawner,
            context.Reconciler(controller.claimQueue, controller.ReconcileClaimAsync, controller.pendingClaims, workers: 1),
            context.Reconciler(controller.volumeQueue, controller.ReconcileVolumeAsync, controller.pendingVolumes, workers: 1));
    }

    private async Task<Requeue> ReconcileClaimAsync(ObjectKey key, CancellationToken cancel)
    {
        if (claims.Get(key) is not { } claim) return Requeue.Never;
        var storageClass = classes.Get("", StorageClassNames.Of(claim));
        var selected = claim.Metadata.Annotations.Get(VolumeAnnotations.SelectedNode) is { } name ? nodes.Get("", name) : null;
        var waiting = pods.Find(ByClaim, key.ToString()).FirstOrDefault(static p => p.Spec.NodeName.Length == 0);
        var decision = ClaimPlan.For(claim, storageClass, volumes.List(), selected, waiting);
        switch (decision)
        {
            case ClaimDecision.Bind bind: await BindAsync(claim, bind.Volume, cancel); break;
            case ClaimDecision.Provision: return await ProvisionAsync(claim, storageClass, selected, cancel);
            case ClaimDecision.Lost lost:
                if (claim.Status.Phase == "Lost") break;
                await SetPhaseAsync(claim, "Lost", cancel);
                events.Event(PersistentVolumeClaimKind.Kind, claim, EventRecorder.Warning, lost.Reason, lost.Message);
                break;
            case ClaimDecision.Wait wait:
                if (wait.Reason.Length > 0) events.Event(PersistentVolumeClaimKind.Kind, claim, wait.Type, wait.Reason, wait.Message);
                await SetPhaseAsync(claim, "Pending", cancel);
                if (wait.Reason.Length > 0) return Requeue.After(TimeSpan.FromSeconds(15));
                break;
        }

        return Requeue.Never;
    }

    /// <summary>Four writes, each of which can be the last before a crash: whoever comes next goes on from there.</summary>
    private async Task BindAsync(PersistentVolumeClaim claim, PersistentVolume volume, CancellationToken cancel)
    {
        var (claimKey, kind) = (ObjectKey.Of(claim), PersistentVolumeClaimKind.Kind);
        if (volume.Spec.ClaimRef?.Uid != claim.Metadata.Uid)
        {
            var annotations = volume.Spec.ClaimRef is null ? volume.Metadata.Annotations.With(VolumeAnnotations.BoundByController, "yes") : volume.Metadata.Annotations;
            volume = await client.UpdateAsync(volume with { Spec = volume.Spec with { ClaimRef = EventRecorder.Reference(kind, claim) }, Metadata = volume.Metadata with { Annotations = annotations } }, cancel);
            pendingClaims.Wrote(claimKey, volumes.Untyped, volume);
        }

        if (volume.Status.Phase != "Bound")
        {
            volume = await client.UpdateStatusAsync(volume with { Status = Phased(volume, "Bound", "") }, cancel);
            pendingClaims.Wrote(claimKey, volumes.Untyped, volume);
        }

        if (claim.Spec.VolumeName != volume.Metadata.Name || !claim.Metadata.Annotations.ContainsKey(VolumeAnnotations.BindCompleted))
        {
            var annotations = claim.Metadata.Annotations.With(VolumeAnnotations.BindCompleted, "yes");
            if (claim.Spec.VolumeName.Length == 0) annotations = annotations.With(VolumeAnnotations.BoundByController, "yes");
            claim = await client.UpdateAsync(claim with { Spec = claim.Spec with { VolumeName = volume.Metadata.Name }, Metadata = claim.Metadata with { Annotations = annotations } }, cancel);
            pendingClaims.Wrote(claimKey, claims.Untyped, claim);
        }

        var status = claim.Status with { Phase = "Bound", AccessModes = volume.Spec.AccessModes, Capacity = volume.Spec.Capacity };
        if (!Content.Same(status, claim.Status)) pendingClaims.Wrote(claimKey, claims.Untyped, await client.UpdateStatusAsync(claim with { Status = status }, cancel));
    }

    private async Task<Requeue> ProvisionAsync(PersistentVolumeClaim claim, StorageClass? storageClass, Node? selected, CancellationToken cancel)
    {
        var kind = PersistentVolumeClaimKind.Kind;
        if (storageClass is null)
        {
            events.Event(kind, claim, EventRecorder.Warning, "ProvisioningFailed", $"storageclass.storage.k8s.io \"{StorageClassNames.Of(claim)}\" not found");
            return Requeue.After(TimeSpan.FromSeconds(15));
        }

        if (claim.Metadata.Annotations.Get(VolumeAnnotations.StorageProvisioner) != storageClass.Provisioner)
        {
            var annotations = claim.Metadata.Annotations.With(VolumeAnnotations.StorageProvisioner, storageClass.Provisioner).With(VolumeAnnotations.BetaStorageProvisioner, storageClass.Provisioner);
            claim = await client.UpdateAsync(claim with { Metadata = claim.Metadata with { Annotations = annotations } }, cancel);
            pendingClaims.Wrote(ObjectKey.Of(claim), claims.Untyped, claim);
        }

        if (storageClass.Provisioner != VolumeAnnotations.LocalPath)
        {
            events.Event(kind, claim, EventRecorder.Normal, "ExternalProvisioning", $"Waiting for a volume to be created either by the external provisioner '{storageClass.Provisioner}' or manually by the system administrator. If volume creation is delayed, please verify that the provisioner is running and correctly registered.");
            return Requeue.After(TimeSpan.FromSeconds(15));
        }

        if (LocalPathVolumes.Refusal(claim) is { } refusal)
        {
            events.Event(kind, claim, EventRecorder.Warning, "ProvisioningFailed", $"failed to provision volume with StorageClass \"{storageClass.Metadata.Name}\": {refusal}");
            return Requeue.Never;
        }

        var node = selected ?? nodes.List().Where(static n => !n.Spec.Unschedulable).OrderBy(static n => n.Metadata.Name, StringComparer.Ordinal).FirstOrDefault();
        if (node is null) return Requeue.After(TimeSpan.FromSeconds(5));
        var volume = LocalPathVolumes.Make(claim, storageClass, node, context.Options.VolumeDirectory);
        try
        {
            pendingClaims.Wrote(ObjectKey.Of(claim), volumes.Untyped, await client.CreateAsync(volume, null, cancel));
            events.Event(kind, claim, EventRecorder.Normal, "ProvisioningSucceeded", $"Successfully provisioned volume {volume.Metadata.Name}");
        }
        catch (ApiException e) when (e.IsAlreadyExists)
        {
            // Made before a crash or by the round before: the cache will show it.
        }

        return Requeue.After(TimeSpan.FromMilliseconds(1));
    }

    private async Task<Requeue> ReconcileVolumeAsync(ObjectKey key, CancellationToken cancel)
    {
        if (volumes.Get(key) is not { } volume) return Requeue.Never;
        switch (VolumePlan.For(volume, await ClaimOfAsync(volume, cancel), nodes.List()))
        {
            case VolumeDecision.Phase phase:
                if (volume.Status.Phase == phase.Name) break;
                pendingVolumes.Wrote(key, volumes.Untyped, await client.UpdateStatusAsync(volume with { Status = Phased(volume, phase.Name, phase.Message) }, cancel));
                if (phase.Event.Length > 0) events.Event(PersistentVolumeKind.Kind, volume, EventRecorder.Warning, phase.Event, phase.Message);
                break;
            case VolumeDecision.Delete:
                await client.TryDeleteAsync(PersistentVolumeKind.Kind, key, new() { Preconditions = new() { Uid = volume.Metadata.Uid } }, cancel);
                pendingVolumes.Deleted(key, volumes.Untyped, volume);
                break;
            case VolumeDecision.Unbind: await UnbindAsync(volume, cancel); break;
            case VolumeDecision.Abandon:
                await client.UpdateAsync(volume with { Metadata = volume.Metadata with { Finalizers = volume.Metadata.Finalizers.Where(static f => f != VolumeAnnotations.LocalPath) } }, cancel);
                break;
        }

        return Requeue.Never;
    }

    /// <summary>The claim a volume names. Its absence in the cache is no proof: data hangs on it, so the server is asked.</summary>
    private async Task<PersistentVolumeClaim?> ClaimOfAsync(PersistentVolume volume, CancellationToken cancel)
    {
        if (volume.Spec.ClaimRef is not { Uid.Length: > 0 } reference) return null;
        var key = new ObjectKey(reference.Namespace, reference.Name);
        return claims.Get(key) is { } cached && cached.Metadata.Uid == reference.Uid ? cached : await client.FindAsync<PersistentVolumeClaim>(key, cancel);
    }

    private async Task UnbindAsync(PersistentVolume volume, CancellationToken cancel)
    {
        var byController = volume.Metadata.Annotations.ContainsKey(VolumeAnnotations.BoundByController);
        var reference = byController ? null : volume.Spec.ClaimRef! with { Uid = "" };
        var free = await client.UpdateAsync(volume with
        {
            Spec = volume.Spec with { ClaimRef = reference },
            Metadata = volume.Metadata with { Annotations = volume.Metadata.Annotations.Without(VolumeAnnotations.BoundByController) },
        }, cancel);
        pendingVolumes.Wrote(ObjectKey.Of(volume), volumes.Untyped, await client.UpdateStatusAsync(free with { Status = Phased(free, "Available", "") }, cancel));
    }

    private PersistentVolumeStatus Phased(PersistentVolume volume, string phase, string message) => volume.Status with
    {
        Phase = phase,
        Message = message,
        LastPhaseTransitionTime = volume.Status.Phase == phase ? volume.Status.LastPhaseTransitionTime : Time.From(context.Now),
    };

    private async Task SetPhaseAsync(PersistentVolumeClaim claim, string phase, CancellationToken cancel)
    {
        if (claim.Status.Phase == phase) return;
        pendingClaims.Wrote(ObjectKey.Of(claim), claims.Untyped, await client.UpdateStatusAsync(claim with { Status = claim.Status with { Phase = phase } }, cancel));
    }

    /// <summary>A volume's change concerns the claim it names, and when it is free every claim that waits for one of its class.</summary>
    private void EnqueueClaimsOf(ObjectChange<PersistentVolume> change)
    {
        if (change.Subject.Spec.ClaimRef is { } reference) claimQueue.Add(new(reference.Namespace, reference.Name));
        if (change.IsDeleted) foreach (var claim in claims.List()) if (claim.Spec.VolumeName == change.Subject.Metadata.Name) claimQueue.Add(ObjectKey.Of(claim));
        if (change.After is { Spec.ClaimRef: null }) EnqueuePending(StorageClassNames.Of(change.After));
    }

    private void EnqueuePending(string storageClass)
    {
        foreach (var claim in claims.List()) if (claim.Status.Phase != "Bound" && StorageClassNames.Of(claim) == storageClass) claimQueue.Add(ObjectKey.Of(claim));
    }
}
