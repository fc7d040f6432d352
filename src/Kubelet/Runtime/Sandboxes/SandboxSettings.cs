using Keles.Machinery;

namespace Keles.Kubelet.Runtime.Sandboxes;

/// <summary>What the node adds to every sandbox.</summary>
internal sealed record SandboxSettings
{
    public required string LogRoot { get; init; }

    public required string ClusterDomain { get; init; }

    public Items<string> ClusterDns { get; init; }

    public ResolverFile HostResolver { get; init; } = ResolverFile.Empty;

    /// <summary>The pod's own group.</summary>
    public string CgroupParent { get; init; } = "";
}
