using Keles.Machinery;

namespace Keles.Api.Resource.V1;

/// <summary>What a write of a slice may say: members of features that are off unless asked for are left out.</summary>
internal static class ResourceSliceWriteRules
{
    public static ResourceSlice Served(ResourceSlice slice)
    {
        var devices = slice.Spec.Devices;
        return devices.Any(HasMore) ? slice with { Spec = slice.Spec with { Devices = devices.Select(Without) } } : slice;
    }

    private static bool HasMore(Device device) => !device.NodeAllocatableResourceMappings.IsNull || device.Attributes.Any(static a => HasLists(a.Value));

    private static bool HasLists(DeviceAttribute attribute) => !attribute.Ints.IsNull || !attribute.Bools.IsNull || !attribute.Strings.IsNull || !attribute.Versions.IsNull;

    private static Device Without(Device device) => device with
    {
        NodeAllocatableResourceMappings = default,
        Attributes = device.Attributes.Map(static a => a with { Ints = default, Bools = default, Strings = default, Versions = default }),
    };
}
