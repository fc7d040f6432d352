namespace Keles.Linux;

/// <summary>Moves the calling thread. Only <see cref="NamespaceThread"/> calls this: there is no way back for the thread.</summary>
internal static class NamespaceEntry
{
    public static void Enter(NamespaceSet? target)
    {
        if (target is null)
        {
            return;
        }
        if (target.Kinds.HasFlag(NamespaceKinds.Mount))
        {
            LeaveSharedFileSystemState();
        }
        if (target.NetworkFile is { } path)
        {
            EnterFile(path);
            return;
        }
        using var pin = ProcessPin.TryOpen(target.Process!.Value)
            ?? throw new LinuxException($"enter {target}", Errno.NoProcess);
        Check(NativeNamespace.SetNamespace(pin.Descriptor, (int)target.Kinds), $"enter {target}");
    }

    public static void Create(NamespaceKinds kinds)
    {
        if (kinds == NamespaceKinds.None)
        {
            return;
        }
        var own = kinds.HasFlag(NamespaceKinds.Mount) ? NativeNamespace.OwnFileSystemState : 0;
        Check(NativeNamespace.Unshare((int)kinds | own), $"make namespaces ({kinds})");
    }

    private static void EnterFile(string path)
    {
        using var file = NativeFile.Open(path, NativeFile.ReadOnly | NativeFile.CloseOnExec, 0);
        if (file.IsInvalid)
        {
            throw LinuxException.Last($"open {path}");
        }
        Check(NativeNamespace.SetNamespace((int)file.DangerousGetHandle(), (int)NamespaceKinds.Network), $"enter {path}");
    }

    /// <summary>All threads of a process share root and working directory; the kernel wants that ended before a mount namespace changes.</summary>
    private static void LeaveSharedFileSystemState() =>
        Check(NativeNamespace.Unshare(NativeNamespace.OwnFileSystemState), "unshare the root directory");

    private static void Check(int result, string attempt)
    {
        if (result < 0)
        {
            throw LinuxException.Last(attempt);
        }
    }
}
