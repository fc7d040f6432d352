namespace Keles.Kubelet.Runtime.Instances;

/// <summary>What the node adds to every container.</summary>
internal sealed record InstanceSettings
{
    public required string ContainerLogRoot { get; init; }

    public required string SeccompRoot { get; init; }

    public required string ClusterDomain { get; init; }

    public required long MemoryCapacity { get; init; }

    public bool CgroupV2 { get; init; }

    /// <summary>Whether the runtime can mount read-only all the way down.</summary>
    public bool RecursiveReadOnly { get; init; }

    /// <summary>Whether the runtime mounts images.</summary>
    public bool ImageVolumes { get; init; }
}
