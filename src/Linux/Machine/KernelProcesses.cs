using System.Globalization;

namespace Keles.Linux;

/// <summary>Looks over all processes that our PID namespace can see.</summary>
public static class KernelProcesses
{
    public static IReadOnlyList<ProcessStatus> All() => [.. new DirectoryInfo("/proc").EnumerateDirectories()
        .Select(d => int.TryParse(d.Name, CultureInfo.InvariantCulture, out var id) ? ProcessStatus.Read(id) : null)
        .OfType<ProcessStatus>()];

    /// <summary>A process' arguments; empty for kernel threads and for processes that are gone.</summary>
    public static IReadOnlyList<string> Arguments(int process) =>
        [.. Text(process, "cmdline").Split('\0', StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>One variable of the environment that a process was started with.</summary>
    public static string? StartVariable(int process, string name) => Text(process, "environ").Split('\0')
        .FirstOrDefault(v => v.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..];

    private static string Text(int process, string file)
    {
        try
        {
            return File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/{file}"));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
