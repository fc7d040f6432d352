using Keles.Kubelet.Runtime.Cri.Proto;

namespace Keles.Kubelet.Runtime.Cri;

/// <summary>Containers inside pod sandboxes.</summary>
internal interface ICriContainers
{
    /// <summary>Makes a container that does not run yet; its id.</summary>
    Task<string> CreateContainerAsync(string sandboxId, ContainerConfig config, PodSandboxConfig sandbox, CancellationToken cancel);

    Task StartContainerAsync(string containerId, CancellationToken cancel);

    /// <summary>Asks the container to end, and ends it forcibly after the grace period (whole seconds). Harmless when it ended before.</summary>
    Task StopContainerAsync(string containerId, TimeSpan grace, CancellationToken cancel);

    /// <summary>Removes the container, forcibly when it runs. Harmless when it is gone.</summary>
    Task RemoveContainerAsync(string containerId, CancellationToken cancel);

    Task<IReadOnlyList<Container>> ListContainersAsync(ContainerFilter? filter, CancellationToken cancel);

    Task<ContainerStatusResponse> ContainerStatusAsync(string containerId, bool verbose, CancellationToken cancel);

    Task UpdateContainerResourcesAsync(string containerId, LinuxContainerResources resources, CancellationToken cancel);

    /// <summary>Has the runtime open the log file anew after it was renamed. Fails when the container does not run.</summary>
    Task ReopenContainerLogAsync(string containerId, CancellationToken cancel);
}
