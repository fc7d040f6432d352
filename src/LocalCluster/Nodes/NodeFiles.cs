using System.Security.Cryptography;
using System.Text;

namespace Keles.LocalCluster;

/// <summary>The files by which a node knows its name and its neighbours.</summary>
internal static class NodeFiles
{
    private const string HostsMark = "# The nodes of this cluster";

    public static void Write(NodeHome node, ClusterHome cluster, int nodeCount)
    {
        Put(node, "/etc/hostname", node.Name + "\n");
        Put(node, "/etc/machine-id", MachineId(cluster, node.Name) + "\n");
        Put(node, "/etc/hosts", Hosts(File.Exists("/etc/hosts") ? File.ReadAllText("/etc/hosts") : "", nodeCount));
    }

    /// <summary>Every node needs a different one, and the same each time.</summary>
    public static string MachineId(ClusterHome cluster, string node) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{cluster.Path}/{node}")))[..32];

    public static string Hosts(string ofTheHost, int nodeCount)
    {
        var nodes = Enumerable.Range(1, nodeCount).Select(i => $"{AddressPlan.Node(i)}\t{AddressPlan.NodeName(i)}\n");
        return ofTheHost.TrimEnd('\n') + $"\n{HostsMark}\n" + string.Concat(nodes);
    }

    /// <summary>In place and not renamed: a running node has the very file mounted.</summary>
    private static void Put(NodeHome node, string file, string text) => File.WriteAllText(NodeMounts.OwnFile(node, file), text);
}
