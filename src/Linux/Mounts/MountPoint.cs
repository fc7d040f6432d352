namespace Keles.Linux;

/// <summary>One line of /proc/PID/mountinfo.</summary>
/// <param name="Device">"major:minor".</param>
/// <param name="Root">Which directory of the file system is mounted: "/" unless it is a bind of a part.</param>
/// <param name="Target">Where it is mounted, as the reading process sees it.</param>
/// <param name="Propagation">"shared:2", "master:1" …; empty when private.</param>
public sealed record MountPoint(
    int Id, int Parent, string Device, string Root, string Target, string Options, IReadOnlyList<string> Propagation,
    string Type, string Source, string SuperOptions)
{
    public bool IsReadOnly => HasOption("ro");

    public bool IsShared => Propagation.Any(p => p.StartsWith("shared:", StringComparison.Ordinal));

    /// <summary>Of this mount, or of its file system.</summary>
    public bool HasOption(string option) => Options.Split(',').Contains(option) || SuperOptions.Split(',').Contains(option);
}
