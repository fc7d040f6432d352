using System.Globalization;

namespace Keles.Linux;

/// <summary>The kernel's mounts, in another process' mount namespace or (with null) in the calling thread's.</summary>
public sealed class SystemMounts(NamespaceSet? namespaces = null) : IMounts
{
    public void Bind(string source, string target, bool recursive = true, bool readOnly = false)
    {
        Call(source, target, null, NativeMount.Bind | (recursive ? NativeMount.Recursive : 0), null);
        if (readOnly)
        {
            RemountBindReadOnly(target);
        }
    }

    public void Tmpfs(string target, long? sizeBytes = null, int mode = 0x1FF, string source = "tmpfs")
    {
        var data = "mode=" + Convert.ToString(mode, 8);
        data += sizeBytes is { } size ? string.Create(CultureInfo.InvariantCulture, $",size={size}") : "";
        Call(source, target, "tmpfs", 0, data);
    }

    public void Overlay(string target, IReadOnlyList<string> lower, string? upper, string? work)
    {
        var data = "lowerdir=" + string.Join(':', lower.Select(EscapeLayer));
        data += upper is null ? "" : $",upperdir={EscapeOption(upper)},workdir={EscapeOption(work!)}";
        Call("overlay", target, "overlay", 0, data);
    }

    public void Mount(string source, string target, string type, IReadOnlyList<string> options)
    {
        var (flags, data) = MountOptions.Split(options);
        Call(source, target, type, flags, data);
    }

    public void SetPropagation(string target, MountPropagation propagation, bool recursive)
    {
        var flag = propagation switch
        {
            MountPropagation.Private => NativeMount.Private,
            MountPropagation.Slave => NativeMount.Slave,
            _ => NativeMount.Shared,
        };
        Call(null, target, null, flag | (recursive ? NativeMount.Recursive : 0), null);
    }

    /// <summary>A bind ignores "ro" when it is made, so it takes a second step, which must repeat the flags the mount has already.</summary>
    public void RemountBindReadOnly(string target)
    {
        var real = Path.GetFullPath(target);
        var present = List().LastOrDefault(m => m.Target == real)?.Options.Split(',') ?? [];
        var (kept, _) = MountOptions.Split([.. present.Where(o => o is "nosuid" or "nodev" or "noexec" or "noatime" or "nodiratime" or "relatime")]);
        Call(null, target, null, NativeMount.Remount | NativeMount.Bind | NativeMount.ReadOnly | kept, null);
    }

    public bool Unmount(string target, bool lazy = false) => NamespaceThread.Run(namespaces, () =>
    {
        var flags = NativeMount.NoFollow | (lazy ? NativeMount.Detach : 0);
        if (NativeMount.Unmount(target, flags) == 0)
        {
            return true;
        }
        var problem = LinuxException.Last($"unmount {target}");
        // EINVAL is the kernel's word for "not a mount point" here.
        return problem.Errno is Errno.Invalid or Errno.NoEntry ? false : throw problem;
    });

    public IReadOnlyList<MountPoint> List() => NamespaceThread.Run(namespaces, () => MountInfo.Read());

    private void Call(string? source, string target, string? type, ulong flags, string? data) => NamespaceThread.Run(namespaces, () =>
    {
        if (NativeMount.Mount(source, target, type, flags, data) < 0)
        {
            throw LinuxException.Last($"mount {type ?? source ?? "flags"} on {target}");
        }
    });

    private static string EscapeOption(string path) =>
        path.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal);

    private static string EscapeLayer(string path) => EscapeOption(path).Replace(":", "\\:", StringComparison.Ordinal);
}
