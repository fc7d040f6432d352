namespace Keles.Kubelet.Devices.Health;

/// <summary>How a device is.</summary>
/// <param name="Health">As pods' statuses have it.</param>
/// <param name="Message">More about it, for people; empty for none.</param>
internal readonly record struct DeviceState(string Health, string Message)
{
    public static DeviceState Unknown { get; } = new("Unknown", "");
}
