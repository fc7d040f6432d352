namespace Keles.LocalCluster.Tests;

public class NodeFilesTests
{
    [Fact]
    public void A_node_knows_the_hosts_names_and_all_nodes() => Assert.Equal(
        "127.0.0.1 localhost\n# The nodes of this cluster\n172.30.0.11\tnode-1\n172.30.0.12\tnode-2\n",
        NodeFiles.Hosts("127.0.0.1 localhost\n\n", 2));

    [Fact]
    public void Every_node_of_every_cluster_is_another_machine()
    {
        var ids = from home in (string[])["/a", "/b"] from node in (string[])["node-1", "node-2"] select NodeFiles.MachineId(new ClusterHome(home), node);
        Assert.Equal(4, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^[0-9a-f]{32}$", id));
    }
}
