using Keles.Api.Resource.V1;
using ResourceClaim = Keles.Api.Resource.V1.ResourceClaim;

namespace Keles.Scheduler;

/// <summary>After which changes a pod that waits for devices may get some.</summary>
internal sealed class ClaimHints(DeviceView devices)
{
    public IReadOnlyList<QueueingHint> All =>
    [
        new(EventSource.Node, EventAction.Add | EventAction.Labels | EventAction.Allocatable),
        new(EventSource.ResourceClaim, EventAction.Add | EventAction.Update | EventAction.Delete, Claim),
        new(EventSource.WaitingPod, EventAction.Claims, (pod, change) => change.After is Pod { } now && IsComplete(now)),
        new(EventSource.DeviceClass, EventAction.Add | EventAction.Update),
        new(EventSource.ResourceSlice, EventAction.Add | EventAction.Update | EventAction.Delete),

        // A pod that did not get to its node gives back devices that no claim ever showed.
        new(EventSource.AssignedPod, EventAction.Delete, static (_, change) => change.Before is Pod { } gone && (!gone.Spec.ResourceClaims.IsEmpty || !new PodInfo(gone).Requests.Scalars.IsEmpty)),
    ];

    private bool Claim(PodInfo pod, ClusterEvent change)
    {
        var (before, after) = ((ResourceClaim?)change.Before, (ResourceClaim?)change.After);
        if (after is null && before?.OwningPod()?.Uid == pod.Uid) return true;
        var own = NamedClaims.Of(pod.Pod, devices, out var problem);
        if (problem.Length > 0) return false;
        if (before?.Status.Allocation is not null && after?.Status.Allocation is null) return true;
        if (after is null || !own.Any(c => c.Metadata.Uid == after.Metadata.Uid)) return false;
        return before is null || !Semantic.Equal(before.Status, after.Status);
    }

    private bool IsComplete(Pod pod)
    {
        NamedClaims.Of(pod, devices, out var problem);
        return problem.Length == 0;
    }
}
