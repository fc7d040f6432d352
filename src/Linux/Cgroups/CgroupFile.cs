using System.Globalization;
using System.Text;

namespace Keles.Linux;

/// <summary>Reads and writes the small files of a control group.</summary>
internal static class CgroupFile
{
    /// <summary>One write call, and not a truncation: the kernel takes each write as a command.</summary>
    public static void Write(string path, string value)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Write);
        RandomAccess.Write(file, Encoding.ASCII.GetBytes(value), 0);
    }

    public static void Write(string path, long value) => Write(path, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Null when the file, or its group, is not there (any more).</summary>
    public static string? Read(string path)
    {
        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (IOException)
        {
            return null; // Also ENODEV: the group went away while it was open.
        }
    }

    /// <summary>0 when missing; "max" is null.</summary>
    public static long? ReadNumber(string path) =>
        Read(path) is not { } text ? 0 : text == "max" ? null : long.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>A file of "name value" lines.</summary>
    public static IReadOnlyDictionary<string, long> ReadTable(string path)
    {
        var result = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var line in (Read(path) ?? "").Split('\n'))
        {
            var space = line.IndexOf(' ');
            if (space > 0 && long.TryParse(line.AsSpan(space + 1), CultureInfo.InvariantCulture, out var value))
            {
                result[line[..space]] = value;
            }
        }
        return result;
    }

    public static IEnumerable<int> ReadProcesses(string directory) => (Read(Path.Combine(directory, "cgroup.procs")) ?? "")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => int.Parse(line, CultureInfo.InvariantCulture))
        .Where(id => id > 0); // 0 stands for a process that our PID namespace cannot see.
}
