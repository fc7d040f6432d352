using Keles.Api.Core.V1;
using Keles.Machinery;
using static Keles.ApiServer.SecurityChecks;

namespace Keles.ApiServer;

/// <summary>What no ordinary pod needs: ways out of its container. Each check is null when it finds nothing.</summary>
internal static class BaselineChecks
{
    private const string AppArmorAnnotation = "container.apparmor.security.beta.kubernetes.io/";

    private static readonly HashSet<string> AllowedCapabilities =
    [
        "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
    ];

    private static readonly HashSet<string> AllowedSysctls =
    [
        "kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.tcp_syncookies", "net.ipv4.ping_group_range", "net.ipv4.ip_unprivileged_port_start",
        "net.ipv4.ip_local_reserved_ports", "net.ipv4.tcp_keepalive_time", "net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_keepalive_intvl",
        "net.ipv4.tcp_keepalive_probes", "net.ipv4.tcp_rmem", "net.ipv4.tcp_wmem",
    ];

    private static readonly HashSet<string> AllowedSeLinuxTypes = ["", "container_t", "container_init_t", "container_kvm_t", "container_engine_t"];

    public static string? AppArmor(ObjectMeta metadata, PodSpec spec)
    {
        static bool Bad(AppArmorProfile? profile) => profile?.Type is not (null or "RuntimeDefault" or "Localhost");
        var values = new List<string>();
        if (Bad(spec.SecurityContext?.AppArmorProfile)) values.Add($"pod must not set AppArmor profile type to {GoQuote.Quote(spec.SecurityContext!.AppArmorProfile!.Type)}");
        if (Named(spec, static c => Bad(c.SecurityContext?.AppArmorProfile)) is { } containers)
        {
            var types = Containers(spec).Select(static c => c.SecurityContext?.AppArmorProfile).Where(Bad).Select(static p => p!.Type).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
            values.Add($"{containers} must not set AppArmor profile type to {Quoted(types)}");
        }

        foreach (var (key, value) in metadata.Annotations)
        {
            if (key.StartsWith(AppArmorAnnotation, StringComparison.Ordinal) && value is not ("" or "runtime/default") && !value.StartsWith("localhost/", StringComparison.Ordinal))
                values.Add($"annotation {key}={GoQuote.Quote(value)}");
        }

        return values.Count == 0 ? null : $"forbidden AppArmor {Plural("profile", values.Count)} ({string.Join(", ", values)})";
    }

    public static string? Capabilities(PodSpec spec) => Added(spec, AllowedCapabilities) is { } detail ? $"non-default capabilities ({detail})" : null;

    /// <summary>Which containers add capabilities beyond these; null when none does.</summary>
    public static string? Added(PodSpec spec, HashSet<string> allowed)
    {
        bool Bad(Container c) => c.SecurityContext?.Capabilities?.Add.Any(a => !allowed.Contains(a)) ?? false;
        if (Named(spec, Bad) is not { } containers) return null;
        var added = Containers(spec).Where(Bad).SelectMany(static c => c.SecurityContext!.Capabilities!.Add.ToArray()).Where(a => !allowed.Contains(a)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return $"{containers} must not include {Quoted(added)} in securityContext.capabilities.add";
    }

    public static string? HostNamespaces(PodSpec spec)
    {
        string?[] set = [spec.HostNetwork ? "hostNetwork=true" : null, spec.HostPID ? "hostPID=true" : null, spec.HostIPC ? "hostIPC=true" : null];
        var joined = string.Join(", ", set.OfType<string>());
        return joined.Length == 0 ? null : $"host namespaces ({joined})";
    }

    public static string? HostPaths(PodSpec spec)
    {
        var volumes = spec.Volumes.ToArray().Where(static v => v.HostPath is not null).Select(static v => v.Name).ToArray();
        return volumes.Length == 0 ? null : $"hostPath volumes ({Plural("volume", volumes.Length)} {Quoted(volumes)})";
    }

    public static string? HostPorts(PodSpec spec)
    {
        static bool Bad(Container c) => c.Ports.Any(static p => p.HostPort != 0);
        var users = Containers(spec).Where(Bad).ToArray();
        if (users.Length == 0) return null;
        var ports = users.SelectMany(static c => c.Ports.ToArray()).Select(static p => p.HostPort).Where(static p => p != 0).Distinct().Order().ToArray();
        return $"hostPort ({Named(spec, Bad)} {(users.Length == 1 ? "uses" : "use")} {Plural("hostPort", ports.Length)} {string.Join(", ", ports)})";
    }

    public static string? Privileged(PodSpec spec) =>
        Named(spec, static c => c.SecurityContext?.Privileged == true) is { } containers ? $"privileged ({containers} must not set securityContext.privileged=true)" : null;

    public static string? ProcMount(PodSpec spec)
    {
        static bool Bad(Container c) => c.SecurityContext?.ProcMount is { } mount && mount != "Default";
        if (Named(spec, Bad) is not { } containers) return null;
        var mounts = Containers(spec).Where(Bad).Select(static c => c.SecurityContext!.ProcMount!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return $"procMount ({containers} must not set securityContext.procMount to {Quoted(mounts)})";
    }

    public static string? SeLinux(PodSpec spec)
    {
        static bool Bad(SELinuxOptions? o) => o is not null && (!AllowedSeLinuxTypes.Contains(o.Type) || o.User.Length > 0 || o.Role.Length > 0);
        var whole = spec.SecurityContext?.SeLinuxOptions;
        var containers = Named(spec, static c => Bad(c.SecurityContext?.SeLinuxOptions));
        if (!Bad(whole) && containers is null) return null;
        var bad = Containers(spec).Select(static c => c.SecurityContext?.SeLinuxOptions).Append(whole).Where(Bad).Select(static o => o!).ToArray();
        var types = bad.Select(static o => o.Type).Where(static t => !AllowedSeLinuxTypes.Contains(t)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        string?[] what =
        [
            types.Length == 0 ? null : $"{Plural("type", types.Length)} {Quoted(types)}",
            bad.Any(static o => o.User.Length > 0) ? "user may not be set" : null,
            bad.Any(static o => o.Role.Length > 0) ? "role may not be set" : null,
        ];
        var who = string.Join(" and ", new[] { Bad(whole) ? "pod" : null, containers }.OfType<string>());
        return $"seLinuxOptions ({who} set forbidden securityContext.seLinuxOptions: {string.Join("; ", what.OfType<string>())})";
    }

    public static string? Seccomp(PodSpec spec) => UnconfinedSeccomp(spec) is { } detail ? $"seccompProfile ({detail})" : null;

    /// <summary>Who asks for no seccomp profile; null when nobody does.</summary>
    public static string? UnconfinedSeccomp(PodSpec spec)
    {
        static bool Bad(SeccompProfile? profile) => profile?.Type is not (null or "RuntimeDefault" or "Localhost");
        var containers = Named(spec, static c => Bad(c.SecurityContext?.SeccompProfile));
        var who = string.Join(" and ", new[] { Bad(spec.SecurityContext?.SeccompProfile) ? "pod" : null, containers }.OfType<string>());
        return who.Length == 0 ? null : $"{who} must not set securityContext.seccompProfile.type to \"Unconfined\"";
    }

    public static string? Sysctls(PodSpec spec)
    {
        var bad = (spec.SecurityContext?.Sysctls ?? default).ToArray().Select(static s => s.Name).Where(static n => !AllowedSysctls.Contains(n)).ToArray();
        return bad.Length == 0 ? null : $"forbidden sysctls ({string.Join(", ", bad)})";
    }

    public static string? HostProcess(PodSpec spec)
    {
        var containers = Named(spec, static c => c.SecurityContext?.WindowsOptions?.HostProcess == true);
        var who = string.Join(" and ", new[] { spec.SecurityContext?.WindowsOptions?.HostProcess == true ? "pod" : null, containers }.OfType<string>());
        return who.Length == 0 ? null : $"hostProcess ({who} must not set securityContext.windowsOptions.hostProcess=true)";
    }
}
