using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Kubelet.Pods.Containers;

/// <summary>Looks at a pod's containers without regard to which list they are in.</summary>
internal static class PodContainers
{
    /// <summary>An init container that runs beside the others until the pod ends.</summary>
    public static bool IsSidecar(this Container init) => init.RestartPolicy == "Always";

    public static bool HasSidecar(this PodSpec spec) => spec.InitContainers.Any(c => c.IsSidecar());

    /// <summary>An ephemeral container in the form of the others.</summary>
    public static Container AsContainer(this EphemeralContainer ephemeral) => new()
    {
        Name = ephemeral.Name,
        Image = ephemeral.Image,
        Command = ephemeral.Command,
        Args = ephemeral.Args,
        WorkingDir = ephemeral.WorkingDir,
        EnvFrom = ephemeral.EnvFrom,
        Env = ephemeral.Env,
        Resources = ephemeral.Resources,
        VolumeMounts = ephemeral.VolumeMounts,
        VolumeDevices = ephemeral.VolumeDevices,
        TerminationMessagePath = ephemeral.TerminationMessagePath,
        TerminationMessagePolicy = ephemeral.TerminationMessagePolicy,
        ImagePullPolicy = ephemeral.ImagePullPolicy,
        SecurityContext = ephemeral.SecurityContext,
        Stdin = ephemeral.Stdin,
        StdinOnce = ephemeral.StdinOnce,
        Tty = ephemeral.Tty,
    };

    public static Items<Container> EphemeralAsContainers(this PodSpec spec) => spec.EphemeralContainers.Select(AsContainer);

    /// <summary>Init, app and ephemeral containers, in that order.</summary>
    public static IEnumerable<PodContainer> All(this PodSpec spec) =>
    [
        .. spec.InitContainers.Select(c => new PodContainer(c, ContainerRole.Init)),
        .. spec.Containers.Select(c => new PodContainer(c, ContainerRole.App)),
        .. spec.EphemeralContainers.Select(c => new PodContainer(c.AsContainer(), ContainerRole.Ephemeral)),
    ];

    public static PodContainer? FindContainer(this PodSpec spec, string name) => spec.All().FirstOrDefault(c => c.Name == name);

    /// <summary>name_namespace(uid): how messages name a pod.</summary>
    public static string Text(this Pod pod) => $"{pod.Metadata.Name}_{pod.Metadata.Namespace}({pod.Metadata.Uid})";

    public static bool IsTerminal(this PodStatus status) => status.Phase is "Succeeded" or "Failed";
}
