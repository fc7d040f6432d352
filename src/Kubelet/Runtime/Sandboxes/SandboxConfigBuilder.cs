using Keles.Api.Core.V1;
using Keles.Kubelet.Pods.Containers;
using Keles.Kubelet.Runtime.Observed;
using Keles.Kubelet.Runtime.Security;
using Keles.Machinery;

namespace Keles.Kubelet.Runtime.Sandboxes;

/// <summary>A pod's sandbox in the runtime's terms.</summary>
internal static class SandboxConfigBuilder
{
    public static Proto.PodSandboxConfig Build(Pod pod, uint attempt, SandboxSettings settings)
    {
        var dns = PodDns.For(pod, settings.HostResolver, settings.ClusterDns, settings.ClusterDomain);
        return new Proto.PodSandboxConfig
        {
            Metadata = new() { Name = pod.Metadata.Name, Namespace = pod.Metadata.Namespace, Uid = pod.Metadata.Uid, Attempt = attempt },
            Hostname = pod.Spec.HostNetwork ? "" : PodHostname.Of(pod, settings.ClusterDomain).Kernel,
            LogDirectory = PodLogs.Directory(settings.LogRoot, pod),
            DnsConfig = new() { Servers = { dns.Servers }, Searches = { dns.Searches }, Options = { dns.Options } },
            PortMappings = { Ports(pod) },
            Labels = { new Dictionary<string, string>(Labels(pod)) },
            Annotations = { new Dictionary<string, string>(pod.Metadata.Annotations) },
            Linux = Linux(pod, settings),
        };
    }

    private static Proto.LinuxPodSandboxConfig Linux(Pod pod, SandboxSettings settings)
    {
        var context = pod.Spec.SecurityContext;
        var security = new Proto.LinuxSandboxSecurityContext
        {
            NamespaceOptions = PodNamespaces.OfSandbox(pod.Spec),
            Privileged = pod.Spec.All().Any(c => c.Spec.SecurityContext?.Privileged == true),
            // The pause process itself needs nothing that the default forbids.
            Seccomp = new() { ProfileType = Proto.SecurityProfile.Types.ProfileType.RuntimeDefault },
            RunAsUser = context?.RunAsUser is { } user ? new() { Value = user } : null,
            RunAsGroup = context?.RunAsGroup is { } group ? new() { Value = group } : null,
            SupplementalGroups = { PodGroups.Of(context) },
            SelinuxOptions = SelinuxLabel.Of(context?.SeLinuxOptions),
        };
        return new Proto.LinuxPodSandboxConfig
        {
            CgroupParent = settings.CgroupParent,
            SecurityContext = security,
            Sysctls = { (context?.Sysctls ?? []).ToDictionary(s => s.Name.Replace('/', '.'), s => s.Value) },
        };
    }

    private static IEnumerable<Proto.PortMapping> Ports(Pod pod)
    {
        if (pod.Spec.HostNetwork)
        {
            return [];
        }
        return pod.Spec.InitContainers.Where(c => c.IsSidecar()).AddRange(pod.Spec.Containers).SelectMany(c => c.Ports).Where(p => p.HostPort > 0).Select(p => new Proto.PortMapping
        {
            Protocol = p.Protocol switch { "UDP" => Proto.Protocol.Udp, "SCTP" => Proto.Protocol.Sctp, _ => Proto.Protocol.Tcp },
            ContainerPort = p.ContainerPortValue,
            HostPort = p.HostPort,
            HostIp = p.HostIP,
        });
    }

    private static OrderedMap<string> Labels(Pod pod) => pod.Metadata.Labels
        .With(RuntimeLabels.PodName, pod.Metadata.Name)
        .With(RuntimeLabels.PodNamespace, pod.Metadata.Namespace)
        .With(RuntimeLabels.PodUid, pod.Metadata.Uid);
}
