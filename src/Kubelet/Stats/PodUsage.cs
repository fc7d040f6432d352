using Keles.Api.Core.V1;
using Keles.Linux;
using Keles.Machinery;

namespace Keles.Kubelet.Stats;

/// <summary>What one pod uses.</summary>
internal sealed record PodUsage(Pod Pod)
{
    public Items<ContainerUsage> Containers { get; init; }

    /// <summary>Of the pod's own group: all containers and the sandbox.</summary>
    public CgroupUsage? Group { get; init; }

    public ulong? CpuRate { get; init; }

    public Items<InterfaceUsage> Interfaces { get; init; }

    /// <summary>Volumes on disk, by name.</summary>
    public OrderedMap<DirectoryUsage> Volumes { get; init; }
}
