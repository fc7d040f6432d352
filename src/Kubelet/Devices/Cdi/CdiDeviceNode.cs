namespace Keles.Kubelet.Devices.Cdi;

/// <summary>A device file that a container gets.</summary>
internal sealed record CdiDeviceNode(string Path, string HostPath, string Permissions);
