namespace Keles.LocalCluster;

/// <summary>What one node keeps in its cluster's home.</summary>
public sealed class NodeHome(ClusterHome cluster, string name)
{
    public string Name => name;

    public string Path => System.IO.Path.Combine(cluster.NodeDirectory, name);

    public string ContainerdLog => cluster.LogFile($"{name}-containerd");

    public string AgentLog => cluster.LogFile($"{name}-agent");

    /// <summary>The node's group; pods go below it.</summary>
    public string Cgroup => $"{cluster.Cgroup}/{name}";

    /// <summary>The leaf groups of our own processes: version 2 wants processes in leaves only.</summary>
    internal string InitCgroup => Cgroup + "/init";

    internal string ContainerdCgroup => Cgroup + "/containerd";

    internal string AgentCgroup => Cgroup + "/agent";

    /// <summary>A file or directory of the node's.</summary>
    internal string In(string part) => System.IO.Path.Combine(Path, part);
}
