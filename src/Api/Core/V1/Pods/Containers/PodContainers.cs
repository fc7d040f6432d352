using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>A pod's containers of all three sorts.</summary>
public static class PodContainers
{
    /// <summary>An init container that stays and is restarted like the others.</summary>
    public static bool IsSidecar(this Container container) => container.RestartPolicy == "Always";

    /// <summary>Init containers, containers, ephemeral containers: the order in which they start.</summary>
    public static IEnumerable<(ContainerSort Sort, Container Container)> All(PodSpec spec) =>
        spec.InitContainers.Select(static c => (ContainerSort.Init, c))
            .Concat(spec.Containers.Select(static c => (ContainerSort.App, c)))
            .Concat(spec.EphemeralContainers.Select(static e => (ContainerSort.Ephemeral, AsContainer(e))));

    /// <summary>The spec with each container changed.</summary>
    public static PodSpec Map(PodSpec spec, Func<Container, Container> change) => spec with
    {
        InitContainers = spec.InitContainers.Map(change),
        Containers = spec.Containers.Map(change),
    };

    public static ContainerStatus? Status(PodStatus status, string name) =>
        status.ContainerStatuses.Find(s => s.Name == name)
        ?? status.InitContainerStatuses.Find(s => s.Name == name)
        ?? status.EphemeralContainerStatuses.Find(s => s.Name == name);

    /// <summary>An ephemeral container has a container's fields, less its target.</summary>
    public static Container AsContainer(EphemeralContainer ephemeral) => new()
    {
        Name = ephemeral.Name,
        Image = ephemeral.Image,
        Command = ephemeral.Command,
        Args = ephemeral.Args,
        WorkingDir = ephemeral.WorkingDir,
        Ports = ephemeral.Ports,
        Env = ephemeral.Env,
        Resources = ephemeral.Resources,
        VolumeMounts = ephemeral.VolumeMounts,
        LivenessProbe = ephemeral.LivenessProbe,
        ReadinessProbe = ephemeral.ReadinessProbe,
        Lifecycle = ephemeral.Lifecycle,
        TerminationMessagePath = ephemeral.TerminationMessagePath,
        ImagePullPolicy = ephemeral.ImagePullPolicy,
        SecurityContext = ephemeral.SecurityContext,
        Stdin = ephemeral.Stdin,
        StdinOnce = ephemeral.StdinOnce,
        Tty = ephemeral.Tty,
        EnvFrom = ephemeral.EnvFrom,
        TerminationMessagePolicy = ephemeral.TerminationMessagePolicy,
        VolumeDevices = ephemeral.VolumeDevices,
        StartupProbe = ephemeral.StartupProbe,
        ResizePolicy = ephemeral.ResizePolicy,
        RestartPolicy = ephemeral.RestartPolicy.Length == 0 ? null : ephemeral.RestartPolicy,
        RestartPolicyRules = ephemeral.RestartPolicyRules,
    };
}
