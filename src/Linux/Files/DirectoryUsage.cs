namespace Keles.Linux;

/// <summary>What a directory and all below it take on their own file system, as du -x counts: blocks, each inode once.</summary>
public sealed record DirectoryUsage(long Bytes, long Inodes)
{
    private const long BlockBytes = 512;

    /// <summary>Files that vanish meanwhile do not count. Stops with what it has when asked to.</summary>
    public static DirectoryUsage Of(string path, CancellationToken cancel = default)
    {
        if (Stat(path) is not { } top)
        {
            return new(0, 0);
        }
        var seen = new HashSet<ulong> { top.Inode };
        var bytes = (long)top.Blocks * BlockBytes;
        var open = new Stack<string>([path]);
        while (open.TryPop(out var directory) && !cancel.IsCancellationRequested)
        {
            foreach (var entry in Entries(directory))
            {
                if (Stat(entry.FullName) is not { } found || !SameDevice(found, top) || !seen.Add(found.Inode))
                {
                    continue;
                }
                bytes += (long)found.Blocks * BlockBytes;
                if (IsDirectory(found))
                {
                    open.Push(entry.FullName);
                }
            }
        }
        return new(bytes, seen.Count);
    }

    private static IReadOnlyList<FileSystemInfo> Entries(string directory)
    {
        try
        {
            return [.. new DirectoryInfo(directory).EnumerateFileSystemInfos("*", new EnumerationOptions { AttributesToSkip = 0 })];
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static unsafe NativeFile.Statx? Stat(string path)
    {
        NativeFile.Statx found;
        var result = NativeFile.StatFile(NativeFile.AtCurrentDirectory, path, NativeFile.NoFollow, NativeFile.StatxBasic, &found);
        return result == 0 ? found : null;
    }

    private static bool SameDevice(NativeFile.Statx a, NativeFile.Statx b) => (a.DeviceMajor, a.DeviceMinor) == (b.DeviceMajor, b.DeviceMinor);

    private static bool IsDirectory(NativeFile.Statx file) => (file.Mode & 0xF000) == 0x4000;
}
