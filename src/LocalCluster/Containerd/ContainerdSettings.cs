using Keles.Linux;

namespace Keles.LocalCluster;

/// <summary>What a node's containerd is told.</summary>
/// <param name="MayLowerOomScore">False where CAP_SYS_RESOURCE is missing: then no sandbox would start unless told to leave that out.</param>
/// <param name="Snapshotter">"overlayfs", or "native" where the home itself lies on an overlay, which cannot be stacked.</param>
public sealed record ContainerdSettings(string SandboxImage, bool MayLowerOomScore, string Snapshotter, string CniPrograms)
{
    /// <summary>Debian's place, then upstream's.</summary>
    private static readonly string[] CniDirectories = ["/usr/lib/cni", "/opt/cni/bin", "/usr/libexec/cni"];

    public static ContainerdSettings For(ClusterHome home, string sandboxImage) => new(
        sandboxImage, Capabilities.Current.Has(Capability.SysResource), SnapshotterFor(MountInfo.Read(), home.Path),
        CniDirectories.FirstOrDefault(d => File.Exists(Path.Combine(d, "bridge"))) ?? CniDirectories[0]);

    internal static string SnapshotterFor(IReadOnlyList<MountPoint> mounts, string path)
    {
        var under = mounts.Where(m => m.Target == "/" || path == m.Target || path.StartsWith(m.Target + "/", StringComparison.Ordinal))
            .OrderBy(m => m.Target.Length).LastOrDefault();
        return under?.Type is "overlay" or "fuse.fuse-overlayfs" or "ecryptfs" or "nfs" or "nfs4" ? "native" : "overlayfs";
    }
}
