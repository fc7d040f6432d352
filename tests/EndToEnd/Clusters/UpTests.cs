namespace Keles.EndToEnd.Tests.Clusters;

/// <summary>The program's own commands on a cluster that runs.</summary>
public sealed class UpTests(SharedCluster shared)
{
    private KelesCluster Cluster => shared.Cluster;

    [Fact]
    public async Task A_second_up_finds_the_running_cluster_and_says_so()
    {
        var said = await Cluster.Keles.RunAsync("up");
        Assert.Contains($"The cluster in {Cluster.Home.Path} is running already, with 2 nodes; its API is at https://127.0.0.1:{Cluster.Port}.", said);
    }

    [Theory]
    [InlineData("--nodes", "3")]
    [InlineData("--port", "1")]
    public async Task A_second_up_that_asks_for_something_else_is_refused(string flag, string value)
    {
        var said = await Cluster.Keles.RefusedAsync("up", flag, value);
        Assert.Contains($"is running already, and {flag} {value} takes effect only when it starts: run keles down first", said);
    }

    [Fact]
    public async Task Status_names_the_API_and_what_runs_on_every_node()
    {
        var status = await Cluster.Keles.RunAsync("status");
        Assert.Matches($@"API +https://127\.0\.0\.1:{Cluster.Port} ", status);
        Assert.Matches(@"node-1 +172\.30\.0\.11 +on, containerd runs, agent runs", status);
        Assert.Matches(@"node-2 +172\.30\.0\.12 +on, containerd runs, agent runs", status);
    }

    [Fact]
    public async Task A_command_runs_inside_a_node_and_its_exit_code_is_the_answer()
    {
        Assert.Equal("node-2\n", await Cluster.Keles.RunAsync("node", "shell", "node-2", "--", "hostname"));
        Assert.Equal(7, (await Cluster.Keles.TryAsync("node", "shell", "node-1", "--", "sh", "-c", "exit 7")).ExitCode);
    }

    [Fact]
    public async Task The_same_kubeconfig_works_inside_a_node()
    {
        var nodes = await Cluster.Keles.RunAsync("node", "shell", "node-1", "--", Cluster.Clients.Newest, "get", "nodes", "-o", "name");
        Assert.Equal("node/node-1\nnode/node-2\n", nodes);
    }

    [Fact]
    public async Task A_node_that_does_not_exist_is_told_with_those_that_do() =>
        Assert.Contains("There is no node node-9; the nodes are node-1, node-2.", await Cluster.Keles.RefusedAsync("node", "shell", "node-9", "--", "true"));

    [Fact]
    public async Task An_archive_that_is_none_is_told()
    {
        var said = await Cluster.Keles.RefusedAsync("image", "import", Repository.In("LICENSE"));
        Assert.Contains("LICENSE", said);
    }

    [Fact]
    public async Task The_hosts_own_network_gets_no_link_and_no_route()
    {
        var now = await HostNetwork.LookAsync();
        Assert.Empty(now.Links.Except(Cluster.Before.Links));
        Assert.Empty(now.Routes.Except(Cluster.Before.Routes));
    }

    [Fact]
    public async Task On_the_host_it_listens_on_the_loopback_address_alone()
    {
        var sockets = (await Run.Async(new("ss", "-Hltnpu"))).OrThrow().Output.Split('\n').Where(l => l.Contains($"pid={Cluster.State.Host!.Value.Id},", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(sockets);
        Assert.All(sockets, socket => Assert.Contains(" 127.0.0.1:", socket));
    }

    [Fact]
    public async Task Every_node_is_ready_and_shown_with_upstreams_columns()
    {
        await Cluster.Kubectl.WaitAsync("node/node-1", "condition=Ready");
        await Cluster.Kubectl.WaitAsync("node/node-2", "condition=Ready");
        var nodes = await Cluster.Kubectl.RunAsync("get", "nodes", "-o", "wide");
        Assert.Matches(@"^NAME +STATUS +ROLES +AGE +VERSION +INTERNAL-IP +EXTERNAL-IP +OS-IMAGE +KERNEL-VERSION +CONTAINER-RUNTIME", nodes);
        Assert.Matches(@"node-1 +Ready +<none> +\S+ +v1\.36\.\S+ +172\.30\.0\.11 +<none> .* containerd://", nodes);
    }
}
