namespace Keles.Kubelet.Devices.Health;

/// <summary>A device of this node.</summary>
internal readonly record struct DeviceKey(string Driver, string Pool, string Device);
