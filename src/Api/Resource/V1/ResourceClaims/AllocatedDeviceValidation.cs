using Keles.Machinery;

namespace Keles.Api.Resource.V1;

/// <summary>What drivers report of devices that a claim has.</summary>
internal static class AllocatedDeviceValidation
{
    private const int MostConditions = 8;
    private const int LargestData = 10 * 1024;
    private const int LongestInterface = 256;
    private const int LongestHardwareAddress = 128;
    private const int MostAddresses = 16;

    public static void Of(Items<AllocatedDeviceStatus> devices, AllocationResult? allocation, FieldPath path, FieldErrors errors)
    {
        var allocated = (allocation?.Devices.Results ?? default).Select(static r => Id(r.Driver, r.Pool, r.Device, r.ShareID)).ToHashSet(StringComparer.Ordinal);
        DeviceLists.Set(devices, -1, path, errors, (d, p, e) => Device(d, allocated, p, e), static d => Id(d.Driver, d.Pool, d.Device, d.ShareID));
    }

    public static void ShareId(string id, FieldPath path, FieldErrors errors)
    {
        if (!Guid.TryParse(id, out _)) errors.Invalid(path, id, $"error validating uid: invalid UUID length: {FieldChecks.Bytes(id)}");
        else if (!Guid.TryParseExact(id, "D", out var parsed) || parsed.ToString() != id) errors.Invalid(path, id, "uid must be in RFC 4122 normalized form, `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx` with lowercase hexadecimal characters");
    }

    private static string Id(string driver, string pool, string device, string? share) => share is null ? $"{driver}/{pool}/{device}" : $"{driver}/{pool}/{device}/{share}";

    private static void Device(AllocatedDeviceStatus device, HashSet<string> allocated, FieldPath path, FieldErrors errors)
    {
        DeviceNames.Driver(device.Driver, path.Child("driver"), errors);
        DeviceNames.Pool(device.Pool, path.Child("pool"), errors);
        errors.RequireLabel(path.Child("device"), device.Device);
        if (device.ShareID is { } share) ShareId(share, path.Child("shareID"), errors);
        var id = Id(device.Driver, device.Pool, device.Device, device.ShareID);
        if (!allocated.Contains(id)) errors.Invalid(path, id, "must be an allocated device in the claim");
        if (device.Conditions.Count > MostConditions) errors.TooMany(path.Child("conditions"), device.Conditions.Count, MostConditions);
        ConditionValidation.Of(device.Conditions, path.Child("conditions"), errors);
        if (!device.Data.IsNull) DeviceConfigurationValidation.Raw(device.Data, LargestData, path.Child("data"), errors);
        if (device.NetworkData is { } network) Network(network, path.Child("networkData"), errors);
    }

    private static void Network(NetworkDeviceData network, FieldPath path, FieldErrors errors)
    {
        if (FieldChecks.Bytes(network.InterfaceName) > LongestInterface) errors.TooLong(path.Child("interfaceName"), LongestInterface);
        if (FieldChecks.Bytes(network.HardwareAddress) > LongestHardwareAddress) errors.TooLong(path.Child("hardwareAddress"), LongestHardwareAddress);
        DeviceLists.Set(network.Ips, MostAddresses, path.Child("ips"), errors, static (a, p, e) => e.AddRange(IpNames.InterfaceAddress(p, a)), static a => a);
    }
}
