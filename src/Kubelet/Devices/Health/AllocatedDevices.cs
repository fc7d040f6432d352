using Keles.Api.Core.V1;
using Keles.Api.Resource.V1;
using Keles.Kubelet.Devices.Claims;
using Keles.Machinery;

namespace Keles.Kubelet.Devices.Health;

/// <summary>Says in a container's status which devices its claims have, and how they are.</summary>
internal static class AllocatedDevices
{
    public static Items<ResourceStatus> Of(Pod pod, Container container, Func<ObjectKey, PreparedClaim?> find, Func<DeviceKey, DeviceState> health)
    {
        var result = new List<ResourceStatus>();
        foreach (var use in container.Resources.Claims)
        {
            if (pod.Spec.ResourceClaims.Find(e => e.Name == use.Name) is { } entry && PodClaimName.Of(pod, entry).Name is { } name
                && find(new ObjectKey(pod.Metadata.Namespace, name)) is { } claim && Devices(claim, health) is { IsEmpty: false } devices)
            {
                result.Add(new ResourceStatus { Name = use.Request.Length > 0 ? $"claim:{use.Name}/{use.Request}" : $"claim:{use.Name}", Resources = devices });
            }
        }
        return result.Count == 0 ? default : [.. result];
    }

    private static Items<ResourceHealth> Devices(PreparedClaim claim, Func<DeviceKey, DeviceState> health) =>
        [.. claim.Drivers.SelectMany(d => d.Value.AsEnumerable().Select(p => One(d.Key, p, health))).DistinctBy(static h => h.ResourceID)];

    private static ResourceHealth One(string driver, PreparedDevice device, Func<DeviceKey, DeviceState> health)
    {
        var state = health(new DeviceKey(driver, device.Pool, device.Device));
        return new ResourceHealth
        {
            ResourceID = device.CdiIds.IsEmpty ? $"{driver}/{device.Pool}/{device.Device}" : device.CdiIds[0],
            Health = state.Health,
            Message = state.Message.Length > 0 ? state.Message : null,
        };
    }
}
