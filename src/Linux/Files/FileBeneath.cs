using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Keles.Linux;

/// <summary>
/// A file below a directory that somebody hostile may rearrange at any moment. It was opened without ever leaving the directory, through
/// links or otherwise, and <see cref="Path"/> leads to what was opened whatever becomes of its name.
/// </summary>
public sealed class FileBeneath : IDisposable
{
    private const int DirectoryMode = 0x1E8; // 0750

    private FileBeneath(SafeFileHandle handle)
    {
        Handle = handle;
        Path = $"/proc/{Environment.ProcessId}/fd/{handle.DangerousGetHandle()}";
    }

    public SafeFileHandle Handle { get; }

    public string Path { get; }

    public bool IsDirectory => FileStatus.Read(Path)?.Kind == FileKind.Directory;

    /// <exception cref="LinuxException">There is no such file, or the path leads out of the root.</exception>
    public static FileBeneath Open(string root, string path)
    {
        using var top = Open(NativeFile.AtCurrentDirectory, root, 0);
        return new FileBeneath(Open(top, path));
    }

    /// <summary>Opens what is there; what is not is made as directories.</summary>
    /// <exception cref="LinuxException">The path leads out of the root, or cannot be opened or made.</exception>
    public static FileBeneath OpenOrMakeDirectory(string root, string path)
    {
        using var top = Open(NativeFile.AtCurrentDirectory, root, 0);
        var found = TryOpen(top, path);
        if (found is not null)
        {
            return new FileBeneath(found);
        }
        var at = "";
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            using var parent = at.Length == 0 ? Open(top, ".") : Open(top, at);
            at = at.Length == 0 ? part : $"{at}/{part}";
            if (NativeFile.MakeDirectoryAt(parent, part, DirectoryMode) < 0 && (Errno)Marshal.GetLastPInvokeError() != Errno.Exists)
            {
                throw LinuxException.Last($"mkdir {at}");
            }
        }
        return new FileBeneath(Open(top, path));
    }

    public void Dispose() => Handle.Dispose();

    private static SafeFileHandle? TryOpen(SafeFileHandle top, string path)
    {
        try
        {
            return Open(top, path);
        }
        catch (LinuxException missing) when (missing.Errno == Errno.NoEntry)
        {
            return null;
        }
    }

    private static SafeFileHandle Open(SafeFileHandle top, string path) => Open((int)top.DangerousGetHandle(), path, NativeFile.ResolveBeneath | NativeFile.ResolveNoMagicLinks);

    private static unsafe SafeFileHandle Open(int directory, string path, ulong resolve)
    {
        var how = new NativeFile.OpenHow { Flags = NativeFile.PathOnly | NativeFile.CloseOnExec, Resolve = resolve };
        var descriptor = NativeFile.OpenAt2(NativeFile.OpenAt2Call, directory, path, &how, (nuint)sizeof(NativeFile.OpenHow));
        return descriptor >= 0 ? new SafeFileHandle(checked((nint)descriptor), ownsHandle: true) : throw LinuxException.Last($"open {path}");
    }
}
