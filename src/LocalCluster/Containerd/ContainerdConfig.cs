namespace Keles.LocalCluster;

/// <summary>
/// containerd's configuration. The paths are the usual ones, since each node has those for itself. Plugins for other
/// snapshotters and tracing are left out: they would only look for what is not there at every start.
/// </summary>
internal static class ContainerdConfig
{
    public const string Socket = "/run/containerd/containerd.sock";

    private const string LeftOut = """
        disabled_plugins = ["io.containerd.snapshotter.v1.aufs", "io.containerd.snapshotter.v1.btrfs", "io.containerd.snapshotter.v1.devmapper", "io.containerd.snapshotter.v1.zfs", "io.containerd.snapshotter.v1.blockfile", "io.containerd.snapshotter.v1.erofs", "io.containerd.internal.v1.tracing", "io.containerd.tracing.processor.v1.otlp"]
        """;

    private const string Places = $"""
        root = "/var/lib/containerd"
        state = "/run/containerd"
        {LeftOut}

        [grpc]
          address = "{Socket}"
        """;

    public static string For(ContainerdVersion version, ContainerdSettings settings) =>
        version.HasSplitCri ? Version3(settings) : Version2(version, settings);

    /// <summary>1.6 and 1.7.</summary>
    private static string Version2(ContainerdVersion version, ContainerdSettings settings) => $"""
        version = 2
        {Places}

        [plugins."io.containerd.grpc.v1.cri"]
          sandbox_image = "{settings.SandboxImage}"
          restrict_oom_score_adj = {Restrict(settings)}
          stream_server_address = "127.0.0.1"
          stream_server_port = "0"
          {Devices(version)}

          [plugins."io.containerd.grpc.v1.cri".containerd]
            snapshotter = "{settings.Snapshotter}"
            default_runtime_name = "runc"

            [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
              runtime_type = "io.containerd.runc.v2"

              [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
                SystemdCgroup = false

          [plugins."io.containerd.grpc.v1.cri".cni]
            bin_dir = "{settings.CniPrograms}"
            conf_dir = "/etc/cni/net.d"

          [plugins."io.containerd.grpc.v1.cri".registry]
            config_path = "/etc/containerd/certs.d"

        """;

    /// <summary>2.x.</summary>
    private static string Version3(ContainerdSettings settings) => $"""
        version = 3
        {Places}

        [plugins."io.containerd.cri.v1.images"]
          snapshotter = "{settings.Snapshotter}"

          [plugins."io.containerd.cri.v1.images".pinned_images]
            sandbox = "{settings.SandboxImage}"

          [plugins."io.containerd.cri.v1.images".registry]
            config_path = "/etc/containerd/certs.d"

        [plugins."io.containerd.cri.v1.runtime"]
          restrict_oom_score_adj = {Restrict(settings)}

          [plugins."io.containerd.cri.v1.runtime".containerd]
            default_runtime_name = "runc"

            [plugins."io.containerd.cri.v1.runtime".containerd.runtimes.runc]
              runtime_type = "io.containerd.runc.v2"

              [plugins."io.containerd.cri.v1.runtime".containerd.runtimes.runc.options]
                SystemdCgroup = false

          [plugins."io.containerd.cri.v1.runtime".cni]
            bin_dir = "{settings.CniPrograms}"
            conf_dir = "/etc/cni/net.d"

        [plugins."io.containerd.grpc.v1.cri"]
          stream_server_address = "127.0.0.1"
          stream_server_port = "0"

        """;

    /// <summary>The container device interface: 1.6 does not have it, 1.7 has it switched off, from 2.0 on it is always on.</summary>
    private static string Devices(ContainerdVersion version) => version is { Major: 1, Minor: >= 7 } ? "enable_cdi = true" : "# no container device interface";

    private static string Restrict(ContainerdSettings settings) => settings.MayLowerOomScore ? "false" : "true";
}
