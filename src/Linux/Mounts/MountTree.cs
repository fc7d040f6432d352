namespace Keles.Linux;

/// <summary>Questions about a mount table.</summary>
public static class MountTree
{
    /// <summary>What is mounted at a directory or below it, deepest first: the order in which to unmount.</summary>
    public static IReadOnlyList<string> Below(IReadOnlyList<MountPoint> mounts, string directory)
    {
        var root = directory.TrimEnd('/');
        return [.. mounts.Select(m => m.Target)
            .Where(t => t == root || t.StartsWith(root + "/", StringComparison.Ordinal))
            .Reverse() // Later mounts may lie on top of earlier ones with the same path.
            .OrderByDescending(t => t.Count(c => c == '/'))];
    }

    public static bool IsMountPoint(IReadOnlyList<MountPoint> mounts, string path) =>
        mounts.Any(m => m.Target == Path.GetFullPath(path));
}
