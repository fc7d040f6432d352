using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Keles.Linux;

/// <summary>A lock on a file (flock): the kernel lets go of it when its holder ends, in whatever way.</summary>
public sealed class FileLock : IDisposable
{
    private readonly SafeFileHandle _file;

    private FileLock(SafeFileHandle file) => _file = file;

    /// <summary>Makes the file when missing. Null when another process, or another place in this one, holds the lock.</summary>
    public static FileLock? TryAcquire(string path)
    {
        const int OwnerOnly = 0x180; // 0600
        var file = NativeFile.Open(path, NativeFile.ReadWrite | NativeFile.Create | NativeFile.CloseOnExec, OwnerOnly);
        if (file.IsInvalid)
        {
            throw LinuxException.Last($"open {path}");
        }
        if (NativeFile.Lock(file, NativeFile.LockExclusive | NativeFile.LockNoWait) == 0)
        {
            return new FileLock(file);
        }
        var error = (Errno)Marshal.GetLastPInvokeError();
        file.Dispose();
        return error == Errno.TryAgain ? null : throw new LinuxException($"lock {path}", error);
    }

    public void Dispose() => _file.Dispose();
}
