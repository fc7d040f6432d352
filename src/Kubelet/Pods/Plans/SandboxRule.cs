using Keles.Api.Core.V1;
using Keles.Kubelet.Runtime.Observed;

namespace Keles.Kubelet.Pods.Plans;

/// <summary>Whether a pod's sandbox can be kept.</summary>
/// <param name="IsNeeded">A new one has to be made.</param>
/// <param name="Attempt">The number of the one to use or to make.</param>
/// <param name="SandboxId">The one to use, or the one that is given up; empty when there is none.</param>
internal readonly record struct SandboxRule(bool IsNeeded, uint Attempt, string SandboxId)
{
    public static SandboxRule For(Pod pod, RuntimePod runtime)
    {
        if (runtime.Sandbox is not { } newest)
        {
            return new(true, 0, "");
        }
        var ready = runtime.Sandboxes.Where(s => s.Ready).Count;
        if (ready > 1 || !newest.Ready)
        {
            return new(true, newest.Attempt + 1, newest.Id);
        }
        if (newest.HostNetwork != pod.Spec.HostNetwork)
        {
            return new(true, newest.Attempt + 1, "");
        }
        if (!pod.Spec.HostNetwork && newest.Ips.IsEmpty)
        {
            return new(true, newest.Attempt + 1, newest.Id);
        }
        return new(false, newest.Attempt, newest.Id);
    }
}
