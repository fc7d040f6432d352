using Keles.Api.Storage.V1;
using Keles.Reconcile;

namespace Keles.Scheduler;

/// <summary>Carries what the informers see into cache and queue.</summary>
/// <remarks>Its handlers run inside the informers' dispatch: they note, and never wait.</remarks>
internal sealed class ClusterChanges(SchedulerCache cache, SchedulingQueue queue, Nominations nominations, Func<Pod, bool> isOurs)
{
    public void Follow(Informers informers)
    {
        informers.Of<Node>().OnChange(OnNode);
        LivingPods.Of(informers).OnChange(OnPod);
        Note<PersistentVolume>(informers, EventSource.Volume);
        Note<PersistentVolumeClaim>(informers, EventSource.Claim);
        Note<StorageClass>(informers, EventSource.StorageClass);
        Note<CSINode>(informers, EventSource.CsiNode);
        Note<CSIDriver>(informers, EventSource.CsiDriver);
        Note<CSIStorageCapacity>(informers, EventSource.StorageCapacity);
        Note<VolumeAttachment>(informers, EventSource.Attachment);
        Note<Api.Resource.V1.ResourceClaim>(informers, EventSource.ResourceClaim);
        Note<Api.Resource.V1.ResourceSlice>(informers, EventSource.ResourceSlice);
        Note<Api.Resource.V1.DeviceClass>(informers, EventSource.DeviceClass);
        informers.Of<Namespace>().OnChange(OnNamespace);
    }

    internal void OnPod(ObjectChange<Pod> change)
    {
        switch (change)
        {
            case { After: null, Before: { } gone }: Gone(gone); break;
            case { After: { } pod } when HasNode(pod): Assigned(change.Before, pod); break;
            case { After: { } pod } when isOurs(pod): Waiting(change.Before, pod); break;
        }
    }

    internal void OnNode(ObjectChange<Node> change)
    {
        if (change.After is not { } node)
        {
            cache.RemoveNode(change.Before!.Metadata.Name);
            queue.Note(new(EventSource.Node, EventAction.Delete, change.Before));
            return;
        }

        // The cache first: a pod that the queue lets go must find the node as it is now.
        cache.SetNode(node);
        var actions = change.Before is { } before ? NodeChanges.Of(before, node) : EventAction.Add;
        if (actions != EventAction.None) queue.Note(new(EventSource.Node, actions, change.Before, node));
    }

    private void OnNamespace(ObjectChange<Namespace> change)
    {
        var actions = ActionOf(change);
        if (actions == EventAction.Update && change.Before!.Metadata.Labels == change.After!.Metadata.Labels) return;
        queue.Note(new(EventSource.Namespace, actions, change.Before, change.After));
    }

    private void Waiting(Pod? before, Pod pod)
    {
        // Assumed: its node is chosen and what the API shows is the past.
        if (cache.IsPlaced(pod.Metadata.Uid)) return;
        var promised = pod.Status.NominatedNodeName;
        if (promised != (before?.Status.NominatedNodeName ?? "")) nominations.Set(new(pod), promised);
        if (before is null) queue.Add(pod);
        else queue.Update(before, pod);
    }

    private void Assigned(Pod? before, Pod pod)
    {
        if (before is null || !HasNode(before) || PodChanges.Matters(before, pod)) cache.SetPod(pod);
        if (before is not null && HasNode(before))
        {
            var actions = PodChanges.Of(before, pod);
            if (actions != EventAction.None) queue.Note(new(EventSource.AssignedPod, actions, before, pod));
            return;
        }

        nominations.Remove(pod.Metadata.Uid);
        queue.Remove(pod);
        queue.Note(new(EventSource.AssignedPod, EventAction.Add, null, pod));
    }

    private void Gone(Pod pod)
    {
        var uid = pod.Metadata.Uid;
        var held = HasNode(pod) || cache.IsPlaced(uid) || nominations.NodeOf(uid).Length > 0;
        cache.RemovePod(uid);
        nominations.Remove(uid);
        queue.Remove(pod);
        if (held) queue.Note(new(EventSource.AssignedPod, EventAction.Delete, pod));
    }

    private void Note<T>(Informers informers, EventSource source) where T : class, IApiType<T>, IApiObject =>
        informers.Of<T>().OnChange(c => queue.Note(new(source, ActionOf(c), c.Before, c.After)));

    private static EventAction ActionOf<T>(ObjectChange<T> change) where T : class, IApiObject =>
        change.IsAdded ? EventAction.Add : change.IsDeleted ? EventAction.Delete : EventAction.Update;

    private static bool HasNode(Pod pod) => pod.Spec.NodeName.Length > 0;
}
