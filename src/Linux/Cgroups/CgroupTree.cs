namespace Keles.Linux;

/// <summary>One mounted tree of groups: what both versions do alike.</summary>
internal static class CgroupTree
{
    public static string Directory(string root, string group) => Path.Combine(root, group.Trim('/'));

    /// <summary>A directory and all below it, deepest first.</summary>
    public static IEnumerable<string> DeepestFirst(string directory)
    {
        foreach (var child in Children(directory))
        {
            foreach (var below in DeepestFirst(Path.Combine(directory, child)))
            {
                yield return below;
            }
        }
        yield return directory;
    }

    public static IReadOnlyList<string> Children(string directory)
    {
        try
        {
            return [.. new DirectoryInfo(directory).EnumerateDirectories().Select(d => d.Name).Order(StringComparer.Ordinal)];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }

    public static IEnumerable<int> Processes(string directory, bool recursive) =>
        (recursive ? DeepestFirst(directory) : [directory]).SelectMany(CgroupFile.ReadProcesses);

    public static bool TryDelete(string directory)
    {
        foreach (var group in DeepestFirst(directory))
        {
            try
            {
                System.IO.Directory.Delete(group); // rmdir: the files in it do not count.
            }
            catch (DirectoryNotFoundException)
            {
                // Somebody else (runc) removed it first.
            }
            catch (IOException)
            {
                return false; // Busy.
            }
        }
        return true;
    }
}
