using Keles.Api.Core.V1;

namespace Keles.Controllers.TaintEviction;

/// <summary>When a pod must leave its node because of taints.</summary>
internal static class EvictionPlan
{
    /// <summary>How long the pod may stay from the moment on at which it met the taints: zero where it tolerates one not at all, null where it may stay for good.</summary>
    public static TimeSpan? MayStay(Pod pod, Node node)
    {
        var taints = node.Spec.Taints.Where(static t => t.Effect == Taints.NoExecute);
        if (taints.IsEmpty) return null;
        var (all, matching) = Tolerations.Match(taints, pod.Spec.Tolerations);
        return all ? Tolerations.LeastTime(matching) : TimeSpan.Zero;
    }
}
