using Keles.Linux;

namespace Keles.Kubelet.Volumes;

/// <summary>Where the kubelet keeps what belongs to a pod, and how it takes all of it away again.</summary>
internal sealed class PodDirectories(string root, IMounts mounts)
{
    private string Pods => Path.Combine(root, "pods");

    public string Of(string uid) => Path.Combine(Pods, uid);

    public string Volume(string uid, string plugin, string name) => Path.Combine(Of(uid), "volumes", plugin, name);

    /// <summary>Makes the pod's directory, which nobody else may enter.</summary>
    public string Ensure(string uid)
    {
        Modes.MakeDirectory(Pods, Modes.Private);
        Modes.MakeDirectory(Of(uid), Modes.Private);
        return Of(uid);
    }

    /// <summary>The pods that have a directory.</summary>
    public IReadOnlyList<string> Uids() =>
        Directory.Exists(Pods) ? [.. Directory.EnumerateDirectories(Pods).Select(d => Path.GetFileName(d)!)] : [];

    /// <summary>The volumes that a pod has, as plugin and name.</summary>
    public IReadOnlyList<(string Plugin, string Name, string Path)> Volumes(string uid)
    {
        var volumes = Path.Combine(Of(uid), "volumes");
        return Directory.Exists(volumes)
            ? [.. Directory.EnumerateDirectories(volumes).SelectMany(p => Directory.EnumerateFileSystemEntries(p).Select(v => (Path.GetFileName(p), Path.GetFileName(v), v)))]
            : [];
    }

    /// <summary>
    /// Unmounts and deletes everything. What cannot be unmounted is left, and an error says so: deleting through a mount would destroy
    /// what is not the pod's.
    /// </summary>
    public void Remove(string uid)
    {
        var directory = Of(uid);
        if (!Directory.Exists(directory))
        {
            return;
        }
        foreach (var target in MountTree.Below(mounts.List(), directory))
        {
            mounts.Unmount(target);
        }
        if (MountTree.Below(mounts.List(), directory) is { Count: > 0 } left)
        {
            throw new VolumeException($"{left[0]} is still mounted");
        }
        Directory.Delete(directory, recursive: true);
    }
}
