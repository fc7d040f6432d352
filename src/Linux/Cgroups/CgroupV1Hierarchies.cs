namespace Keles.Linux;

/// <summary>Where each version 1 controller is mounted; several can share one tree.</summary>
internal sealed record CgroupV1Hierarchies(IReadOnlyDictionary<string, string> ByController)
{
    private static readonly HashSet<string> NotControllers =
        ["rw", "ro", "xattr", "clone_children", "noprefix", "nosuid", "nodev", "noexec", "relatime"];

    /// <summary>Each tree once.</summary>
    public IReadOnlyList<string> Roots { get; } = [.. ByController.Values.Distinct().Order(StringComparer.Ordinal)];

    public static CgroupV1Hierarchies From(IReadOnlyList<MountPoint> mounts)
    {
        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var mount in mounts.Where(m => m.Type == "cgroup"))
        {
            foreach (var option in mount.SuperOptions.Split(',').Where(o => !NotControllers.Contains(o) && !o.StartsWith("release_agent=", StringComparison.Ordinal)))
            {
                result.TryAdd(option, mount.Target);
            }
        }
        return new(result);
    }
}
