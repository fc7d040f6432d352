using Keles.Kubelet.Runtime.Cri.Proto;

namespace Keles.Kubelet.Runtime.Cri;

/// <summary>Pod sandboxes: the namespaces and network that a pod's containers share.</summary>
internal interface ICriSandboxes
{
    /// <summary>Makes and starts a sandbox; its id.</summary>
    Task<string> RunPodSandboxAsync(PodSandboxConfig config, string runtimeHandler, CancellationToken cancel);

    /// <summary>Ends every container of the sandbox and gives its network back. Harmless when repeated or when it is gone.</summary>
    Task StopPodSandboxAsync(string sandboxId, CancellationToken cancel);

    /// <summary>Removes the sandbox with its containers, forcibly. Harmless when it is gone.</summary>
    Task RemovePodSandboxAsync(string sandboxId, CancellationToken cancel);

    Task<PodSandboxStatusResponse> PodSandboxStatusAsync(string sandboxId, bool verbose, CancellationToken cancel);

    Task<IReadOnlyList<PodSandbox>> ListPodSandboxesAsync(PodSandboxFilter? filter, CancellationToken cancel);
}
