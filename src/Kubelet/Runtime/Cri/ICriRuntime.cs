using Keles.Kubelet.Runtime.Cri.Proto;

namespace Keles.Kubelet.Runtime.Cri;

/// <summary>
/// A container runtime. Failures are <see cref="Grpc.GrpcException"/>: NotFound for an unknown id, Unavailable when the runtime is away,
/// Unimplemented for what this runtime's version lacks. The contract suite says what every implementation must do.
/// </summary>
internal interface ICriRuntime : ICriSandboxes, ICriContainers, ICriCommands, ICriStats
{
    Task<VersionResponse> VersionAsync(CancellationToken cancel);

    Task<StatusResponse> StatusAsync(bool verbose, CancellationToken cancel);

    /// <summary>Tells the runtime the pods' address range, for its network configuration.</summary>
    Task UpdatePodCidrAsync(string podCidr, CancellationToken cancel);

    /// <summary>The runtime's own settings (its cgroup driver). Unimplemented before containerd 2.</summary>
    Task<RuntimeConfigResponse> RuntimeConfigAsync(CancellationToken cancel);

    /// <summary>What happens to containers, as it happens, until cancelled. Unimplemented before containerd 1.7.</summary>
    IAsyncEnumerable<ContainerEventResponse> GetContainerEventsAsync(CancellationToken cancel);
}
