using Keles.Api.Core.V1;

namespace Keles.Controllers.TaintEviction;

/// <summary>When a pod must leave its node because of taints.</summary>
internal static class EvictionPlan
{
    /// <summary>The moment at which the pod must go (which may have passed); null when it may stay.</summary>
    public static DateTimeOffset? EvictAt(Pod pod, Node node, DateTimeOffset now)
    {
        var taints = node.Spec.Taints.Where(static t => t.Effect == Taints.NoExecute);
        if (taints.IsEmpty) return null;
        var (all, matching) = Tolerations.Match(taints, pod.Spec.Tolerations);
        if (!all) return now;
        if (Tolerations.LeastTime(matching) is not { } time) return null;
        var since = now;
        foreach (var taint in taints) if (taint.TimeAdded is { IsZero: false } added && added.ToDateTimeOffset() < since) since = added.ToDateTimeOffset();
        return since + time;
    }
}
