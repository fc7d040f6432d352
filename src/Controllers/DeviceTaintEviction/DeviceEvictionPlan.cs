using Keles.Api.Core.V1;
using Keles.Api.Resource.V1;
using Keles.Machinery;
using ResourceClaim = Keles.Api.Resource.V1.ResourceClaim;

namespace Keles.Controllers.DeviceTaintEviction;

/// <summary>When a pod must go because of taints of devices that it uses.</summary>
internal static class DeviceEvictionPlan
{
    /// <summary>The moment at which the pod must go (which may have passed); null when it may stay.</summary>
    /// <param name="claims">Finds a claim of the pod's namespace.</param>
    /// <param name="devices">Finds a device as the newest slice of its pool describes it.</param>
    public static DateTimeOffset? EvictAt(Pod pod, Func<string, ResourceClaim?> claims, Func<DeviceRequestAllocationResult, Device?> devices)
    {
        if (pod.Spec.NodeName.Length == 0) return null;
        DateTimeOffset? first = null;
        foreach (var entry in pod.Spec.ResourceClaims)
        {
            var name = PodClaimName.Of(pod, entry);
            if (name.Name is null || claims(name.Name) is not { Status.Allocation: { } allocation } claim) continue;

            // Another's claim, or one that another pod of this name has used, is not this pod's affair.
            if ((name.IsMade && claim.WhyNotOf(pod).Length > 0) || !claim.IsReservedFor(pod)) continue;
            foreach (var given in allocation.Devices.Results)
            {
                if (devices(given) is { } device && EvictAt(given, device) is { } at && !(at >= first)) first = at;
            }
        }

        return first;
    }

    private static DateTimeOffset? EvictAt(DeviceRequestAllocationResult given, Device device)
    {
        DateTimeOffset? first = null;
        foreach (var taint in device.Taints)
        {
            if (taint.Effect != DeviceTolerations.NoExecute) continue;
            var tolerations = given.Tolerations.Where(t => t.Effect == DeviceTolerations.NoExecute && DeviceTolerations.Tolerates(t, taint));
            if (tolerations.Any(static t => t.TolerationSeconds is null)) continue;

            // The server notes the time; without it the taint has always been there.
            var since = taint.TimeAdded is { IsZero: false } added ? added.ToDateTimeOffset() : DateTimeOffset.UnixEpoch;
            var at = Seconds.After(since, tolerations.IsEmpty ? 0 : Math.Max(0, tolerations.ToArray().Min(static t => t.TolerationSeconds!.Value)));
            if (!(at >= first)) first = at;
        }

        return first;
    }
}
