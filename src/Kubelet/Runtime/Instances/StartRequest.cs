using Keles.Api.Core.V1;
using Keles.Kubelet.Pods.Containers;
using Keles.Kubelet.Pods.Variables;
using Keles.Kubelet.Runtime.Observed;
using Keles.Kubelet.Volumes;
using Keles.Machinery;

namespace Keles.Kubelet.Runtime.Instances;

/// <summary>A container to start, with what the pod has got ready for it.</summary>
internal sealed record StartRequest(Pod Pod, PodContainer Container)
{
    public required RuntimePod Runtime { get; init; }

    public required string SandboxId { get; init; }

    public required Proto.PodSandboxConfig Sandbox { get; init; }

    public required EnvironmentSources Sources { get; init; }

    public required OrderedMap<MountedVolume> Volumes { get; init; }

    public IReadOnlyList<Secret> PullSecrets { get; init; } = [];

    /// <summary>Where the pod's own files lie.</summary>
    public required string PodDirectory { get; init; }

    public Items<string> PodIps => Sources.PodIps;

    /// <summary>How often it was started before.</summary>
    public int Attempt => Runtime.Find(Container.Name) is { } last ? last.RestartCount + 1 : 0;
}
