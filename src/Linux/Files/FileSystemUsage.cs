namespace Keles.Linux;

/// <summary>How full a file system is. Available is what an ordinary user may still take.</summary>
public sealed record FileSystemUsage(long TotalBytes, long FreeBytes, long AvailableBytes, long TotalInodes, long FreeInodes)
{
    public long UsedBytes => TotalBytes - FreeBytes;

    public long UsedInodes => TotalInodes - FreeInodes;

    /// <summary>Of the file system that a path lies on.</summary>
    public static unsafe FileSystemUsage Of(string path)
    {
        NativeFile.FileSystemStatistics found;
        if (NativeFile.StatFileSystem(path, &found) < 0)
        {
            throw LinuxException.Last($"statvfs {path}");
        }
        var unit = (long)found.FragmentSize;
        return new((long)found.Blocks * unit, (long)found.FreeBlocks * unit, (long)found.AvailableBlocks * unit,
            (long)found.Files, (long)found.FreeFiles);
    }
}
