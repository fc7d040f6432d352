using Keles.Api.Coordination.V1;
using Keles.Api.Core.V1;
using Keles.Client;
using Keles.Machinery;

namespace Keles.LocalCluster;

/// <summary>Takes nodes out of the API that this cluster had when it was larger, with their leases. Only those that it made itself: what else bears such a name is somebody's own.</summary>
/// <param name="count">Nodes that the cluster has now.</param>
public sealed class GoneNodes(ClusterHome home, int count, IApiClient api)
{
    private const string Leases = "kube-node-lease";

    /// <returns>Their names.</returns>
    public async Task<IReadOnlyList<string>> RemoveAsync(CancellationToken cancel)
    {
        List<string> removed = [];
        foreach (var node in (await api.ListAsync<Node>(cancel: cancel)).Items.Where(IsGone).OrderBy(static n => AddressPlan.NodeIndex(n.Metadata.Name)))
        {
            // Not one that somebody made meanwhile under the same name.
            if (!await api.TryDeleteAsync(NodeKind.Kind, new(node.Metadata.Name), new() { Preconditions = new() { Uid = node.Metadata.Uid } }, cancel)) continue;
            await api.TryDeleteAsync(LeaseKind.Kind, new(Leases, node.Metadata.Name), cancel: cancel);
            removed.Add(node.Metadata.Name);
        }
        return removed;
    }

    /// <summary>Its place in the home and the address that this cluster gave it prove where it comes from.</summary>
    internal bool IsGone(Node node) =>
        AddressPlan.NodeIndex(node.Metadata.Name) is { } index && index > count
        && Directory.Exists(home.Node(node.Metadata.Name).Path)
        && AddressPlan.Node(index).Equals(PodRoutes.AddressOf(node));
}
