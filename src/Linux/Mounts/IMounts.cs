namespace Keles.Linux;

/// <summary>Mounting in one mount namespace. Targets must exist; nothing here makes directories.</summary>
public interface IMounts
{
    /// <summary>Shows an existing file or directory at a second place, with the mounts below it when recursive.</summary>
    void Bind(string source, string target, bool recursive = true, bool readOnly = false);

    /// <summary>A file system in memory. A size of null is the kernel's choice: half of the machine's memory.</summary>
    void Tmpfs(string target, long? sizeBytes = null, int mode = 0x1FF, string source = "tmpfs");

    /// <summary>Layers, the topmost first; without an upper directory it is read-only.</summary>
    void Overlay(string target, IReadOnlyList<string> lower, string? upper, string? work);

    /// <summary>Any file system type, with options in the form of mount -o (flags such as ro and nosuid are understood).</summary>
    void Mount(string source, string target, string type, IReadOnlyList<string> options);

    void SetPropagation(string target, MountPropagation propagation, bool recursive);

    void RemountBindReadOnly(string target);

    /// <summary>False when nothing was mounted there. Lazily: gone from the tree at once, in truth when the last user leaves.</summary>
    bool Unmount(string target, bool lazy = false);

    IReadOnlyList<MountPoint> List();
}
