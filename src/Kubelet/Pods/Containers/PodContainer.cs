using Keles.Api.Core.V1;

namespace Keles.Kubelet.Pods.Containers;

/// <summary>A container with the list it is in.</summary>
internal sealed record PodContainer(Container Spec, ContainerRole Role)
{
    public string Name => Spec.Name;

    public bool IsSidecar => Role == ContainerRole.Init && Spec.IsSidecar();

    /// <summary>How an event about it names the part of the pod.</summary>
    public string FieldPath => Role switch
    {
        ContainerRole.Init => $"spec.initContainers{{{Name}}}",
        ContainerRole.App => $"spec.containers{{{Name}}}",
        _ => $"spec.ephemeralContainers{{{Name}}}",
    };
}
