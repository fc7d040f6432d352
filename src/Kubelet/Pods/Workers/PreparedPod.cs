using Keles.Api.Core.V1;
using Keles.Kubelet.Pods.Containers;
using Keles.Kubelet.Pods.Variables;
using Keles.Kubelet.Runtime.Instances;
using Keles.Kubelet.Runtime.Observed;
using Keles.Kubelet.Volumes;
using Keles.Machinery;

namespace Keles.Kubelet.Pods.Workers;

/// <summary>A pod whose sandbox and volumes are ready for its containers.</summary>
internal sealed record PreparedPod(Pod Pod, RuntimePod Runtime, string SandboxId, Proto.PodSandboxConfig Sandbox, EnvironmentSources Sources, OrderedMap<MountedVolume> Volumes)
{
    public IReadOnlyList<Secret> PullSecrets { get; init; } = [];

    public required string Directory { get; init; }

    public StartRequest Request(PodContainer container) => new(Pod, container)
    {
        Runtime = Runtime,
        SandboxId = SandboxId,
        Sandbox = Sandbox,
        Sources = Sources,
        Volumes = Volumes,
        PullSecrets = PullSecrets,
        PodDirectory = Directory,
    };
}
