using Keles.Linux;

namespace Keles.Kubelet.Volumes.SubPaths;

/// <summary>Lets the kernel itself resolve the path below the root, so that no link that is swapped in meanwhile leads out of it.</summary>
internal sealed class LinuxBeneath : IBeneath
{
    public OpenedBeneath OpenOrMakeDirectory(string root, string path)
    {
        try
        {
            var file = FileBeneath.OpenOrMakeDirectory(root, path);
            return new OpenedBeneath(file.Handle, file.Path, file.IsDirectory);
        }
        catch (LinuxException failed)
        {
            throw new VolumeException($"failed to prepare subPath for volumeMount: {failed.Message}", failed);
        }
    }
}
