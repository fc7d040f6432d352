using Keles.Linux;

namespace Keles.Kubelet.Volumes;

/// <summary>Directories that are never written to disk.</summary>
internal sealed class MemoryDirectory(IMounts mounts)
{
    /// <summary>Leaves one that is mounted already as it is.</summary>
    public void Ensure(string directory, long? sizeBytes, UnixFileMode mode = Modes.Shared)
    {
        Directory.CreateDirectory(directory);
        if (!MountTree.IsMountPoint(mounts.List(), directory))
        {
            mounts.Tmpfs(directory, sizeBytes, (int)mode);
        }
    }
}
