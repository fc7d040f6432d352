namespace Keles.EndToEnd.Tests.Services;

public sealed class PodNetworkTests(SharedCluster shared) : InNamespace(shared)
{
    [Fact]
    public async Task Pods_on_different_nodes_reach_each_other_under_their_own_addresses()
    {
        const string serve = "echo here > /tmp/index.html; httpd -f -v -p 8080 -h /tmp";
        await RunPodAsync("one", serve, "nodeName: node-1");
        await RunPodAsync("two", serve, "nodeName: node-2");
        var (one, two) = (await K.ReadAsync("pod one", ".status.podIP"), await K.ReadAsync("pod two", ".status.podIP"));
        Assert.Equal("here", await K.ShellAsync("one", $"wget -qO- http://{two}:8080/"));
        Assert.Equal("here", await K.ShellAsync("two", $"wget -qO- http://{one}:8080/"));
        // Nobody's address is rewritten on the way.
        Assert.Contains(one, await K.RunAsync("logs", "two"));
        Assert.Contains(two, await K.RunAsync("logs", "one"));
    }

    [Fact]
    public async Task A_host_port_is_on_its_node_and_host_network_is_the_nodes()
    {
        await RunPodAsync("web", "echo here > /tmp/index.html; httpd -f -p 8080 -h /tmp", "nodeName: node-1", "ports: [{containerPort: 8080, hostPort: 28080}]");
        await RunPodAsync("host", spec: "hostNetwork: true\nnodeName: node-2");
        Assert.Equal("172.30.0.12", await K.ReadAsync("pod host", ".status.podIP"));
        Assert.Equal("node-2", await K.ShellAsync("host", "hostname"));
        await Eventually.EqualAsync("here", async () => (await K.TryAsync("exec", "host", "--", "timeout", "10", "wget", "-qO-", "http://172.30.0.11:28080/")).Output.Trim());
    }
}
