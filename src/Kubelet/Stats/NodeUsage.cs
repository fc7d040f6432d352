using Keles.Linux;
using Keles.Machinery;

namespace Keles.Kubelet.Stats;

/// <summary>What the node and everything on it uses, at one moment.</summary>
internal sealed record NodeUsage(DateTimeOffset At)
{
    public Items<PodUsage> Pods { get; init; }

    /// <summary>Of the group that holds all of the node.</summary>
    public CgroupUsage? Group { get; init; }

    public ulong? CpuRate { get; init; }

    public required MemoryTable Memory { get; init; }

    public FileSystemUsage? Disk { get; init; }

    public FileSystemUsage? ImageDisk { get; init; }

    public ulong ImageBytes { get; init; }

    public int Processes { get; init; }

    public int MaxProcesses { get; init; }
}
