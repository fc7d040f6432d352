using Keles.Api.Core.V1;
using Keles.Kubelet.Pods.Workers;
using Keles.Kubelet.StaticPods;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Kubelet.Hosting;

/// <summary>Brings the pods that the API binds to this node to their workers. Mirrors of pods from manifests are not run again.</summary>
internal sealed class PodIntake(Informer<Pod> informer, PodTable pods, StatusWriter statuses, StaticPodSource? manifests, MirrorPods? mirrors)
{
    public void Start() => informer.OnChange(On);

    private void On(ObjectChange<Pod> change)
    {
        // A pod that was replaced by one of the same name may come as a change of one into the other.
        if (change.Before is { } before && before.Metadata.Uid != change.After?.Metadata.Uid && !StaticPod.IsMirror(before))
        {
            pods.See(before);
            pods.Remove(before.Metadata.Uid);
        }
        if (change.After is { } after && !StaticPod.IsMirror(after))
        {
            pods.See(after);
            statuses.Check(after.Metadata.Uid, after);
        }
        if (StaticPod.IsMirror(change.Subject) && mirrors is not null)
        {
            mirrors.Look(ObjectKey.Of(change.Subject));
            if (change.After is { } mirror && manifests?.Find(ObjectKey.Of(mirror)) is { } own)
            {
                statuses.Check(own.Metadata.Uid, mirror);
            }
        }
    }
}
