using Keles.Linux;

namespace Keles.Kubelet.Tests.Runtime.Cri.Containerd;

/// <summary>The directories and settings of one containerd of the tests' own, all below one temporary directory.</summary>
internal sealed class ContainerdFiles
{
    public ContainerdFiles()
    {
        Directory.CreateDirectory(Root);
        Directory.CreateDirectory(Path.Combine(Root, "cni"));
        Directory.CreateDirectory(Logs);
        File.WriteAllText(Config, ConfigText());
        File.WriteAllText(Path.Combine(Root, "cni", "10-test.conflist"), NetworkText());
    }

    // Short, for a socket's path has at most 107 bytes.
    public string Root { get; } = Path.Combine(Path.GetTempPath(), $"keles-cri-{Guid.NewGuid().ToString("N")[..8]}");

    public string Socket => Path.Combine(Root, "containerd.sock");

    public string Config => Path.Combine(Root, "config.toml");

    public string Logs => Path.Combine(Root, "logs");

    public string CgroupParent => "/" + Path.GetFileName(Root);

    /// <summary>
    /// Everything the runtime would write outside gets a place below the root or in memory. It lives as long as standard input stays open,
    /// so that nothing survives a test program that was killed.
    /// </summary>
    public string StartScript() => $"""
        set -e
        mount --make-rprivate /
        mount -t tmpfs tmpfs /run
        mkdir -p {Root}/lib-cni /var/lib/cni && mount --bind {Root}/lib-cni /var/lib/cni
        ip link set lo up
        exec 3<&0
        exec catatonit -- sh -c 'containerd --config {Config} >{Root}/containerd.log 2>&1 & runtime=$!; (cat <&3 >/dev/null; kill -9 $runtime) & wait $runtime'
        """;

    /// <summary>A runtime without this right cannot lower a score, and then no sandbox starts.</summary>
    private static bool MayLowerOomScore() => Capabilities.Current.Has(Capability.SysResource);

    private string ConfigText() => $"""
        version = 2
        root = "{Root}/root"
        state = "{Root}/state"
        [grpc]
          address = "{Socket}"
        [plugins."io.containerd.grpc.v1.cri"]
          sandbox_image = "{TestImages.Pause}"
          restrict_oom_score_adj = {(MayLowerOomScore() ? "false" : "true")}
          stream_server_address = "127.0.0.1"
          stream_server_port = "0"
          [plugins."io.containerd.grpc.v1.cri".cni]
            bin_dir = "/usr/lib/cni"
            conf_dir = "{Root}/cni"
          [plugins."io.containerd.grpc.v1.cri".registry]
            config_path = "{Root}/certs.d"
        """;

    private static string NetworkText() => """
        {"cniVersion":"0.4.0","name":"test","plugins":[
          {"type":"bridge","bridge":"cni0","isGateway":true,"ipam":{"type":"host-local","ranges":[[{"subnet":"10.88.0.0/24"}]],"routes":[{"dst":"0.0.0.0/0"}]}}]}
        """;
}
