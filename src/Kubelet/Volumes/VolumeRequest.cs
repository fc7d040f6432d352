using Keles.Api.Core.V1;
using Keles.Kubelet.Pods.Variables;

namespace Keles.Kubelet.Volumes;

/// <summary>A volume that a pod wants.</summary>
/// <param name="Directory">Where the plugin may make what it needs.</param>
internal sealed record VolumeRequest(Pod Pod, Volume Volume, string Directory)
{
    /// <summary>The parts of the pod's surroundings that its fields may name.</summary>
    public required EnvironmentSources Fields { get; init; }

    public string Namespace => Pod.Metadata.Namespace;

    public long? FsGroup => Pod.Spec.SecurityContext?.FsGroup;
}
