namespace Keles.Kubelet.Tests.Runtime.Cri.Containerd;

/// <summary>Takes away the control groups that a runtime leaves when it is killed.</summary>
internal static class CgroupLeftovers
{
    private const string Mount = "/sys/fs/cgroup";

    public static void Remove(string group)
    {
        // One tree on cgroup v2, one for each controller on v1.
        foreach (var tree in Directory.GetDirectories(Mount).Append(Mount))
        {
            var top = tree + group;
            if (Directory.Exists(top))
            {
                RemoveTree(top);
            }
        }
    }

    private static void RemoveTree(string directory)
    {
        foreach (var child in Directory.GetDirectories(directory))
        {
            RemoveTree(child);
        }
        try
        {
            // Only the directory: its files are the kernel's.
            Directory.Delete(directory);
        }
        catch (IOException)
        {
            // A process that is just ending still counts; an empty group harms nobody.
        }
    }
}
