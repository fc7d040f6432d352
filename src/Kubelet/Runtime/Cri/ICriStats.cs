using Keles.Kubelet.Runtime.Cri.Proto;

namespace Keles.Kubelet.Runtime.Cri;

/// <summary>What containers and sandboxes use.</summary>
internal interface ICriStats
{
    Task<ContainerStats> ContainerStatsAsync(string containerId, CancellationToken cancel);

    Task<IReadOnlyList<ContainerStats>> ListContainerStatsAsync(ContainerStatsFilter? filter, CancellationToken cancel);

    Task<PodSandboxStats> PodSandboxStatsAsync(string sandboxId, CancellationToken cancel);

    Task<IReadOnlyList<PodSandboxStats>> ListPodSandboxStatsAsync(PodSandboxStatsFilter? filter, CancellationToken cancel);
}
