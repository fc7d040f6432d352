using Keles.Linux;

namespace Keles.Kubelet.Volumes;

/// <summary>Gives a volume to the pod's fsGroup, so that its processes can use it whoever they run as.</summary>
internal static class GroupOwnership
{
    private const int ReadWrite = 0x1B0; // 0660
    private const int ReadOnly = 0x120; // 0440
    private const int EnterDirectory = 0x448; // set-gid, and 0110

    /// <param name="onlyOnMismatch">Leaves everything alone when the top already looks right.</param>
    public static void Apply(string path, long? group, bool readOnly, bool onlyOnMismatch)
    {
        if (group is not { } gid || (onlyOnMismatch && IsRight(path, (uint)gid, readOnly)))
        {
            return;
        }
        One(path, (uint)gid, readOnly);
        if (!Directory.Exists(path))
        {
            return;
        }
        foreach (var entry in new DirectoryInfo(path).EnumerateFileSystemInfos("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }))
        {
            One(entry.FullName, (uint)gid, readOnly);
        }
    }

    private static void One(string path, uint gid, bool readOnly)
    {
        if (FileStatus.Read(path, followLinks: false) is not { } status)
        {
            return;
        }
        FileOwner.Change(path, null, gid);
        if (status.Kind != FileKind.Link)
        {
            File.SetUnixFileMode(path, (UnixFileMode)(status.Mode | Wanted(status, readOnly)));
        }
    }

    private static bool IsRight(string path, uint gid, bool readOnly) =>
        FileStatus.Read(path) is { } status && status.Group == gid && (status.Mode & Wanted(status, readOnly)) == Wanted(status, readOnly);

    private static int Wanted(FileStatus status, bool readOnly) =>
        (readOnly ? ReadOnly : ReadWrite) | (status.Kind == FileKind.Directory ? EnterDirectory : 0);
}
