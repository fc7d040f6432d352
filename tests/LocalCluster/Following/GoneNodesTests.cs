using Keles.Api.Coordination.V1;
using Keles.Api.Core.V1;
using Keles.Fakes;
using Keles.Machinery;

namespace Keles.LocalCluster.Tests;

public sealed class GoneNodesTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly SimulatedApi _simulated = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Nodes_that_a_larger_cluster_made_go_with_their_leases_and_no_others()
    {
        Put("node-1", "172.30.0.11", made: true);
        Put("node-2", "172.30.0.12", made: true);
        Put("node-10", "172.30.0.20", made: true);
        Put("node-4", "192.0.2.4", made: true); // Another machine of that name.
        Put("node-5", "172.30.0.15", made: false); // Made by hand.
        Put("node-03", "172.30.0.13", made: true);
        Put("worker", "172.30.0.16", made: true);
        Assert.Equal(["node-2", "node-10"], Remove(count: 1));
        Assert.Equal(["node-03", "node-1", "node-4", "node-5", "worker"], _simulated.Api.List<Node>().Select(static n => n.Metadata.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["node-03", "node-1", "node-4", "node-5", "worker"], _simulated.Api.List<Lease>("kube-node-lease").Select(static l => l.Metadata.Name).Order(StringComparer.Ordinal));
        Assert.Empty(Remove(count: 1));
    }

    private IReadOnlyList<string> Remove(int count)
    {
        var removed = new GoneNodes(new ClusterHome(_directory.Path), count, _simulated.Api.Client).RemoveAsync(default);
        _simulated.Until(() => removed.IsCompleted, "the nodes to be removed");
        return removed.Result;
    }

    private void Put(string name, string address, bool made)
    {
        if (made) Directory.CreateDirectory(new ClusterHome(_directory.Path).Node(name).Path);
        _simulated.Api.Put(new Node
        {
            Metadata = new() { Name = name, Uid = $"uid-{name}" },
            Status = new() { Addresses = [new() { Type = "InternalIP", Address = address }] },
        });
        _simulated.Api.Put(new Lease { Metadata = new() { Name = name, Namespace = "kube-node-lease" } });
    }
}
