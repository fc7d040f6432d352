namespace Keles.Linux;

/// <summary>Finds a program's file. The sbin directories are searched too: a plain su leaves them out of PATH.</summary>
public static class ProgramPath
{
    private static readonly string[] SystemDirectories =
        ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"];

    /// <summary>Null when there is no executable file of that name.</summary>
    public static string? Find(string program)
    {
        if (program.Contains('/'))
        {
            return IsExecutable(program) ? program : null;
        }
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        return path.Concat(SystemDirectories).Select(d => Path.Combine(d, program)).FirstOrDefault(IsExecutable);
    }

    private static bool IsExecutable(string file)
    {
        const int AnyExecuteBit = 0x49; // 0111
        return FileStatus.Read(file) is { Kind: FileKind.Regular } status && (status.Mode & AnyExecuteBit) != 0;
    }
}
