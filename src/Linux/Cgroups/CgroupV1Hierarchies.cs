namespace Keles.Linux;

/// <summary>Where each version 1 controller is mounted; several can share one tree.</summary>
/// <param name="Unified">The tree of version 2 beside them on a hybrid host, which has no controllers; null without one.</param>
internal sealed record CgroupV1Hierarchies(IReadOnlyDictionary<string, string> ByController, string? Unified = null)
{
    private static readonly HashSet<string> NotControllers =
        ["rw", "ro", "xattr", "clone_children", "noprefix", "nosuid", "nodev", "noexec", "relatime"];

    /// <summary>Each tree once.</summary>
    public IReadOnlyList<string> Roots { get; } = [.. ByController.Values.Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Every tree in which container runtimes make groups.</summary>
    public IReadOnlyList<string> RootsOfRuntimes => Unified is null ? Roots : [.. Roots, Unified];

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
        return new(result, mounts.FirstOrDefault(static m => m.Type == "cgroup2")?.Target);
    }
}
