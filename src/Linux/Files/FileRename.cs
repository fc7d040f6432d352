namespace Keles.Linux;

/// <summary>
/// The kernel's own rename: one step, over what is there. The framework's move looks first, and takes a link that leads to a directory for the
/// directory.
/// </summary>
public static class FileRename
{
    /// <exception cref="LinuxException">One is a directory and the other is not, or they lie on different file systems.</exception>
    public static void Over(string from, string to)
    {
        if (NativeFile.Rename(from, to) < 0)
        {
            throw LinuxException.Last($"rename {from} to {to}");
        }
    }
}
