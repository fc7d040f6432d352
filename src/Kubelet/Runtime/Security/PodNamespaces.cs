using Keles.Api.Core.V1;

namespace Keles.Kubelet.Runtime.Security;

/// <summary>Which kernel namespaces a container shares with the node, with its pod, or with another container.</summary>
internal static class PodNamespaces
{
    public static Proto.NamespaceOption OfSandbox(PodSpec spec) => new()
    {
        Network = spec.HostNetwork ? Proto.NamespaceMode.Node : Proto.NamespaceMode.Pod,
        Ipc = spec.HostIPC ? Proto.NamespaceMode.Node : Proto.NamespaceMode.Pod,
        Pid = spec.HostPID ? Proto.NamespaceMode.Node : spec.ShareProcessNamespace == true ? Proto.NamespaceMode.Pod : Proto.NamespaceMode.Container,
    };

    /// <param name="spec">The pod.</param>
    /// <param name="targetId">The instance whose processes an ephemeral container wants to see.</param>
    public static Proto.NamespaceOption OfContainer(PodSpec spec, string? targetId)
    {
        var options = OfSandbox(spec);
        if (targetId is not null && options.Pid == Proto.NamespaceMode.Container)
        {
            options.Pid = Proto.NamespaceMode.Target;
            options.TargetId = targetId;
        }
        return options;
    }
}
