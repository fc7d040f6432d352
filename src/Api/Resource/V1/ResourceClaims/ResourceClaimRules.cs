using Keles.Machinery;

namespace Keles.Api.Resource.V1;

/// <summary>What writes of a claim leave as it is, and what they take along.</summary>
public static class ResourceClaimRules
{
    /// <summary>With devices that are given back goes what drivers said of them.</summary>
    public static ResourceClaim OnStatusUpdate(ResourceClaim o, ResourceClaim stored) => o with
    {
        Spec = stored.Spec,
        Metadata = MetadataRules.OnStatusUpdate(o.Metadata, stored.Metadata),
        Status = o.Status.Devices.Any(d => IsGivenBack(d, o.Status.Allocation, stored.Status.Allocation))
            ? o.Status with { Devices = NullWhenEmpty(o.Status.Devices.Where(d => !IsGivenBack(d, o.Status.Allocation, stored.Status.Allocation))) }
            : o.Status,
    };

    /// <summary>The claim had the device, and has it no more.</summary>
    public static bool IsGivenBack(AllocatedDeviceStatus device, AllocationResult? now, AllocationResult? before) => Has(before, device) && !Has(now, device);

    private static bool Has(AllocationResult? allocation, AllocatedDeviceStatus device) =>
        allocation?.Devices.Results.Any(r => r.Driver == device.Driver && r.Pool == device.Pool && r.Device == device.Device) == true;

    private static Items<AllocatedDeviceStatus> NullWhenEmpty(Items<AllocatedDeviceStatus> devices) => devices.IsEmpty ? default : devices;
}
