using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Kubelet.Pods.Variables;

/// <summary>Where the values of a container's environment come from, besides the pod itself.</summary>
internal sealed record EnvironmentSources
{
    /// <summary>Null when there is no such object.</summary>
    public required Func<string, ConfigMap?> ConfigMap { get; init; }

    public required Func<string, Secret?> Secret { get; init; }

    public OrderedMap<string> Services { get; init; }

    public OrderedMap<Quantity> Allocatable { get; init; }

    public Items<string> PodIps { get; init; }

    public Items<string> HostIps { get; init; }

    /// <summary>The value of a key in a file on one of the pod's volumes; null when there is none.</summary>
    public Func<FileKeySelector, string?> FileKey { get; init; } = static _ => null;
}
