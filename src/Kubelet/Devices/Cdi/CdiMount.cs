using Keles.Machinery;

namespace Keles.Kubelet.Devices.Cdi;

/// <summary>A file or directory of the node that a container gets.</summary>
internal sealed record CdiMount(string HostPath, string ContainerPath, Items<string> Options);
