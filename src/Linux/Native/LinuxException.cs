using System.Runtime.InteropServices;

namespace Keles.Linux;

/// <summary>A system call that failed: what was tried, and the kernel's reason (<see cref="Errno"/>).</summary>
public sealed class LinuxException : IOException
{
    public LinuxException(string attempt, Errno errno)
        : base($"{attempt}: {Marshal.GetPInvokeErrorMessage((int)errno)}") => Errno = errno;

    public Errno Errno { get; }

    /// <summary>The error the calling thread's last system call left behind.</summary>
    internal static LinuxException Last(string attempt) => new(attempt, (Errno)Marshal.GetLastPInvokeError());
}
