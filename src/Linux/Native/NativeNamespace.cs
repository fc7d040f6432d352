using System.Runtime.InteropServices;

namespace Keles.Linux;

/// <summary>The calls that move the calling thread between namespaces.</summary>
internal static partial class NativeNamespace
{
    /// <summary>CLONE_FS: gives a thread its own root and working directory, which entering a mount namespace needs.</summary>
    public const int OwnFileSystemState = 0x200;

    [LibraryImport("libc", EntryPoint = "unshare", SetLastError = true)]
    public static partial int Unshare(int flags);

    [LibraryImport("libc", EntryPoint = "setns", SetLastError = true)]
    public static partial int SetNamespace(int descriptor, int flags);

    [LibraryImport("libc", EntryPoint = "sethostname", SetLastError = true)]
    public static unsafe partial int SetHostName(byte* name, nuint length);
}
