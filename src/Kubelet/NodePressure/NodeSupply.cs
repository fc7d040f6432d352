using Keles.Linux;

namespace Keles.Kubelet.NodePressure;

/// <summary>What the node still has to give. What could not be measured is null and nobody's shortage.</summary>
internal sealed record NodeSupply(long? MemoryAvailable, FileSystemUsage? Disk, FileSystemUsage? ImageDisk);
