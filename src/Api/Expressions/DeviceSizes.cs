using Keles.Cel;

namespace Keles.Api.Expressions;

/// <summary>The limits of a device's parts, as those of resource slices are.</summary>
internal sealed class DeviceSizes : ICelSizes
{
    private const ulong MostEntries = 32;
    private const ulong LongestDriver = 63;
    private const ulong LongestDomain = 63;
    private const ulong LongestName = 32;
    private const ulong LongestValue = 64;

    /// <summary>Paths are <c>device attributes domain name</c>; a domain or a name may also be any, of a loop.</summary>
    public CelCost? SizeOf(IReadOnlyList<string> path, CelType type) => path switch
    {
        [DeviceEnvironment.Device, "driver"] => new(0, LongestDriver),
        [DeviceEnvironment.Device, "attributes" or "capacity"] => new(0, MostEntries),
        [DeviceEnvironment.Device, "attributes" or "capacity", "@keys"] => new(0, LongestDomain),
        [DeviceEnvironment.Device, "attributes" or "capacity", _] => new(0, MostEntries),
        [DeviceEnvironment.Device, "attributes" or "capacity", _, "@keys"] => new(0, LongestName),
        [DeviceEnvironment.Device, "attributes", _, _] => new(0, LongestValue),
        _ => null,
    };
}
