using Keles.Linux;

namespace Keles.LocalCluster;

/// <summary>
/// How a node's file system differs from the host's: memory on /run, directories of its own for everything that a node writes,
/// and a few files that say who it is. All else is the host's.
/// </summary>
internal static class NodeMounts
{
    /// <summary>Where volumes of class standard are inside a node.</summary>
    public const string Volumes = "/var/lib/keles/volumes";

    private const string Run = "/run", OwnOfVolumes = "volumes";

    private static readonly (string Target, string Own)[] Directories =
    [
        ("/var/lib/cni", "cni"), ("/var/lib/kubelet", "kubelet"), ("/var/lib/containerd", "containerd"),
        ("/var/log/pods", "log-pods"), ("/var/log/containers", "log-containers"), ("/etc/cni/net.d", "cni-net.d"),
        (Volumes, OwnOfVolumes),
    ];

    private static readonly string[] Files = ["/etc/hosts", "/etc/hostname", "/etc/machine-id"];

    /// <summary>Places where a node sees something else than the host.</summary>
    public static IReadOnlyList<string> Covered { get; } = [Run, .. Directories.Select(d => d.Target)];

    /// <summary>Before the node starts: its own directories, and the mount points on the host.</summary>
    public static void MakeDirectories(NodeHome node)
    {
        PrivateDirectory.Create(node.Path);
        foreach (var (target, own) in Directories)
        {
            Directory.CreateDirectory(target);
            Directory.CreateDirectory(node.In(own));
        }
    }

    /// <summary>Inside the node's new mount namespace.</summary>
    public static void Mount(NodeHome node)
    {
        var mounts = new SystemMounts();
        // First cut the way out; mounts of the host still come in, and go away again when the host unmounts them.
        mounts.SetPropagation("/", MountPropagation.Slave, recursive: true);
        mounts.SetPropagation("/", MountPropagation.Shared, recursive: true);
        foreach (var (target, own) in Directories)
        {
            mounts.Bind(node.In(own), target);
        }
        foreach (var file in Files.Where(File.Exists).Where(f => File.Exists(OwnFile(node, f))))
        {
            mounts.Bind(OwnFile(node, file), file);
        }
        CoverRun(mounts);
        mounts.SetPropagation("/", MountPropagation.Shared, recursive: true);
    }

    /// <summary>The same on the host.</summary>
    public static string OwnVolumes(NodeHome node) => node.In(OwnOfVolumes);

    public static string OwnFile(NodeHome node, string file) => node.In(Path.GetFileName(file));

    /// <summary>/etc/resolv.conf may be a link into /run; the node gets a copy there.</summary>
    private static void CoverRun(SystemMounts mounts)
    {
        var resolver = File.ResolveLinkTarget("/etc/resolv.conf", returnFinalTarget: true)?.FullName;
        var servers = resolver is not null && resolver.StartsWith(Run + "/", StringComparison.Ordinal) && File.Exists(resolver)
            ? File.ReadAllText(resolver) : null;
        mounts.Tmpfs(Run, mode: 0x1ED); // 0755
        foreach (var directory in (string[])["lock", "netns", "keles", "containerd"])
        {
            Directory.CreateDirectory(Path.Combine(Run, directory));
        }
        if (servers is not null)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(resolver)!);
            File.WriteAllText(resolver!, servers);
        }
    }
}
