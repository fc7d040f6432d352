using Keles.Linux;

namespace Keles.Kubelet.Volumes.SubPaths;

/// <summary>
/// Shows a part of a volume at a place of the kubelet's own, from which the container gets it. The path inside the volume is the
/// containers' to change at any moment, so it is never given to the runtime by its name: it is opened without leaving the volume, and what
/// was opened is what is mounted.
/// </summary>
internal sealed class SubPathBinder(IMounts mounts, IBeneath beneath)
{
    /// <summary>The place from which the container is to mount; made anew for every start.</summary>
    public string Bind(string volume, string path, string target, bool readOnly)
    {
        Clear(target);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        using var opened = beneath.OpenOrMakeDirectory(volume, path);
        if (opened.IsDirectory)
        {
            Directory.CreateDirectory(target);
        }
        else
        {
            File.WriteAllBytes(target, []);
        }
        mounts.Bind(opened.Path, target, recursive: true, readOnly);
        return target;
    }

    private void Clear(string target)
    {
        while (Path.Exists(target) && mounts.Unmount(target, lazy: true))
        {
        }
    }
}
