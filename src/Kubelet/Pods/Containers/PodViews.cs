using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Kubelet.Pods.Containers;

/// <summary>Looks at a pod's containers without regard to which list they are in.</summary>
internal static class PodViews
{
    public static Items<Container> EphemeralAsContainers(this PodSpec spec) => spec.EphemeralContainers.Select(PodContainers.AsContainer);

    /// <summary>Init, app and ephemeral containers, in that order.</summary>
    public static IEnumerable<PodContainer> All(this PodSpec spec) =>
    [
        .. spec.InitContainers.Select(c => new PodContainer(c, ContainerRole.Init)),
        .. spec.Containers.Select(c => new PodContainer(c, ContainerRole.App)),
        .. spec.EphemeralAsContainers().Select(c => new PodContainer(c, ContainerRole.Ephemeral)),
    ];

    public static PodContainer? FindContainer(this PodSpec spec, string name) => spec.All().FirstOrDefault(c => c.Name == name);

    /// <summary>name_namespace(uid): how messages name a pod.</summary>
    public static string Text(this Pod pod) => $"{pod.Metadata.Name}_{pod.Metadata.Namespace}({pod.Metadata.Uid})";

    public static bool IsTerminal(this PodStatus status) => status.Phase is "Succeeded" or "Failed";
}
