using Keles.Api.Core.V1;

namespace Keles.Kubelet.Admission;

/// <summary>Which kernel settings a pod may have: those that are the pod's own and can harm nobody else.</summary>
internal static class SysctlRule
{
    private static readonly HashSet<string> Safe =
    [
        "kernel.shm_rmid_forced",
        "net.ipv4.ip_local_port_range",
        "net.ipv4.ip_local_reserved_ports",
        "net.ipv4.ip_unprivileged_port_start",
        "net.ipv4.ping_group_range",
        "net.ipv4.tcp_fin_timeout",
        "net.ipv4.tcp_keepalive_intvl",
        "net.ipv4.tcp_keepalive_probes",
        "net.ipv4.tcp_keepalive_time",
        "net.ipv4.tcp_rmem",
        "net.ipv4.tcp_syncookies",
        "net.ipv4.tcp_wmem",
    ];

    public static string? Problem(Pod pod)
    {
        foreach (var sysctl in pod.Spec.SecurityContext?.Sysctls ?? default)
        {
            var name = sysctl.Name.Replace('/', '.');
            if (!Safe.Contains(name))
            {
                return $"forbidden sysctl: \"{name}\" not allowlisted";
            }
            if (pod.Spec.HostNetwork && name.StartsWith("net.", StringComparison.Ordinal))
            {
                return $"forbidden sysctl: \"{name}\" not allowed with host net enabled";
            }
            if (pod.Spec.HostIPC && name.StartsWith("kernel.", StringComparison.Ordinal))
            {
                return $"forbidden sysctl: \"{name}\" not allowed with host ipc enabled";
            }
        }
        return null;
    }
}
