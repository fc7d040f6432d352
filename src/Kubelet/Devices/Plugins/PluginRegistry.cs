using Keles.Linux;

namespace Keles.Kubelet.Devices.Plugins;

/// <summary>The directory in which plugins put their sockets for registration, with directories below it.</summary>
internal static class PluginRegistry
{
    /// <summary>Below the kubelet's own directory.</summary>
    public const string Name = "plugins_registry";

    /// <summary>Deeper no socket is looked for.</summary>
    private const int MaxDepth = 4;

    private static readonly EnumerationOptions Entries = new() { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None };

    /// <summary>Names that begin with a dot are of plugins that have not finished.</summary>
    public static IReadOnlyList<PluginSocket> Sockets(string directory)
    {
        var found = new List<PluginSocket>();
        Collect(new DirectoryInfo(directory), MaxDepth, found);
        return found;
    }

    private static void Collect(DirectoryInfo directory, int depth, List<PluginSocket> found)
    {
        try
        {
            foreach (var entry in directory.EnumerateFileSystemInfos("*", Entries))
            {
                if (entry.Name.StartsWith('.'))
                {
                    continue;
                }
                if (entry is DirectoryInfo { LinkTarget: null } below)
                {
                    if (depth > 1)
                    {
                        Collect(below, depth - 1, found);
                    }
                }
                else if (FileStatus.Read(entry.FullName) is { Kind: FileKind.Socket } socket)
                {
                    found.Add(new PluginSocket(entry.FullName, socket.Inode, entry.LastWriteTimeUtc));
                }
            }
        }
        catch (Exception gone) when (gone is DirectoryNotFoundException or LinuxException)
        {
            // It went while we looked: the next look sees the rest.
        }
    }
}
