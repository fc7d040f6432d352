namespace Keles.LocalCluster;

/// <summary>Keeps a log that another process appends to from growing for ever.</summary>
internal static class LogFile
{
    /// <summary>Bytes; beyond it the log becomes "NAME.1" and starts anew.</summary>
    public const long Limit = 16 << 20;

    private const int TailLines = 12;

    /// <summary>Copied and cut, not renamed: its writer keeps the file open, and appends to wherever its end is.</summary>
    public static void KeepShort(string path, long limit = Limit)
    {
        var file = new FileInfo(path);
        if (file.Exists && file.Length > limit)
        {
            File.Copy(path, path + ".1", overwrite: true);
            using var cut = File.OpenHandle(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            RandomAccess.SetLength(cut, 0);
        }
    }

    /// <summary>The last lines, for an error message.</summary>
    public static string Tail(string path) =>
        File.Exists(path) ? string.Join('\n', File.ReadLines(path).TakeLast(TailLines)) : "";
}
