using Microsoft.Win32.SafeHandles;

namespace Keles.Kubelet.Volumes.SubPaths;

/// <summary>An open file or directory, and a path that leads to it whatever happens to its name.</summary>
internal sealed class OpenedBeneath(SafeFileHandle? handle, string path, bool isDirectory) : IDisposable
{
    public string Path => path;

    public bool IsDirectory => isDirectory;

    public void Dispose() => handle?.Dispose();
}
