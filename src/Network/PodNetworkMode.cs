namespace Keles.Network;

/// <summary>How pods of different nodes reach each other.</summary>
public enum PodNetworkMode
{
    /// <summary>Each node has a route to every other node's pods through that node's address: for nodes that share a network segment.</summary>
    HostGateway,

    /// <summary>Somebody else wires pods: no CNI configuration is written, no route is set.</summary>
    Unmanaged,
}
