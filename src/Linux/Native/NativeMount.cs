using System.Runtime.InteropServices;

namespace Keles.Linux;

/// <summary>mount(2) and umount2(2) with the flags we use.</summary>
internal static partial class NativeMount
{
    public const ulong ReadOnly = 1, NoSetUid = 2, NoDevices = 4, NoExecute = 8, Remount = 32, Bind = 4096,
        Recursive = 16384, Private = 1 << 18, Slave = 1 << 19, Shared = 1 << 20;
    public const int Detach = 2, NoFollow = 8;

    [LibraryImport("libc", EntryPoint = "mount", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Mount(string? source, string target, string? type, ulong flags, string? data);

    [LibraryImport("libc", EntryPoint = "umount2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Unmount(string target, int flags);
}
