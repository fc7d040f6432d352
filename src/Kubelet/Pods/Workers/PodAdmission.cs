using Keles.Api.Core.V1;
using Keles.Kubelet.Pods.Statuses;
using Keles.Kubelet.Runtime.Observed;

namespace Keles.Kubelet.Pods.Workers;

/// <summary>Whether this node takes a pod that was bound to it.</summary>
internal sealed class PodAdmission(Func<Pod, Verdict?> check)
{
    /// <summary>Null when it does. One that has begun here before was taken then, and is not looked at again.</summary>
    public Verdict? Refusal(Pod pod, RuntimePod runtime) =>
        pod.Status.StartTime is not null || !runtime.Sandboxes.IsEmpty ? null : check(pod);
}
