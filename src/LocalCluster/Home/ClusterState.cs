using Keles.Linux;

namespace Keles.LocalCluster;

/// <summary>What is running right now, for other keles commands to find. A process is null when it does not run.</summary>
public sealed record ClusterState(int ApiPort, ProcessIdentity? Host, ProcessIdentity? Hub, IReadOnlyList<NodeState> Nodes, IReadOnlyList<PortState> Ports)
{
    public static ClusterState Nothing { get; } = new(0, null, null, [], []);

    /// <summary>A cluster is running while its host process is.</summary>
    public bool IsRunning => Host is { IsAlive: true };

    public NodeState? Node(string name) => Nodes.FirstOrDefault(n => n.Name == name);
}
