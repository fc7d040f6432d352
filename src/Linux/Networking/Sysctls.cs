namespace Keles.Linux;

/// <summary>/proc/sys as it looks from the given namespaces; with null, from the calling thread's.</summary>
public sealed class Sysctls(NamespaceSet? namespaces = null) : ISysctls
{
    public string? Read(string name) => NamespaceThread.Run(namespaces, () =>
    {
        try
        {
            return File.ReadAllText(PathOf(name)).TrimEnd('\n');
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    });

    public void Write(string name, string value) => NamespaceThread.Run(namespaces, () =>
    {
        try
        {
            File.WriteAllText(PathOf(name), value);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new LinuxException($"sysctl {name}={value}", Errno.NoEntry);
        }
        catch (UnauthorizedAccessException)
        {
            throw new LinuxException($"sysctl {name}={value}", Errno.AccessDenied);
        }
    });

    /// <summary>sysctl(8)'s rule: a dot separates, and a slash stands for a dot within a name (an interface eth0.5 is eth0/5).</summary>
    private static string PathOf(string name) => "/proc/sys/" + string.Create(name.Length, name, static (path, source) =>
    {
        for (var i = 0; i < path.Length; i++)
        {
            path[i] = source[i] switch { '.' => '/', '/' => '.', var c => c };
        }
    });
}
