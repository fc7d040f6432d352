using Keles.Api.Core.V1;

namespace Keles.Controllers.StatefulSets;

/// <summary>The pod that goes next so that one of the new revision takes its place: one at a time, from the highest number down to the partition. The field maxUnavailable is of a feature that is off.</summary>
internal static class UpdateStep
{
    public static StatefulAction? For(StatefulView view)
    {
        if (view.Set.Spec.UpdateStrategy.Type == StatefulNames.OnDelete) return null;
        for (var i = view.Replicas.Count - 1; i >= (view.Set.Spec.UpdateStrategy.RollingUpdate?.Partition ?? 0); i--)
        {
            var replica = view.Replicas[i];
            if (!replica.IsMissing && !replica.Pod.IsTerminal() && StatefulPods.RevisionOf(replica.Pod) != view.Update.Name && !replica.Pod.IsBeingDeleted()) return new StatefulAction.Replace(replica.Pod);
            if (view.IsUnavailable(replica)) return null;
        }

        return null;
    }
}
