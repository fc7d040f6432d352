namespace Keles.Kubelet.Stats;

/// <summary>What one container uses.</summary>
internal sealed record ContainerUsage(string Name, string Id, string Image)
{
    public DateTimeOffset StartedAt { get; init; }

    public CpuSample Cpu { get; init; }

    public ulong? CpuRate { get; init; }

    public ulong WorkingSet { get; init; }

    public ulong MemoryUsage { get; init; }

    public ulong Rss { get; init; }

    public ulong PageFaults { get; init; }

    public ulong MajorPageFaults { get; init; }

    public ulong WritableBytes { get; init; }

    public ulong WritableInodes { get; init; }

    public long LogBytes { get; init; }
}
