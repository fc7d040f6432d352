using System.Net;
using Keles.Linux;

namespace Keles.LocalCluster.Tests;

/// <summary>Whole clusters below the level of Kubernetes: namespaces, containerd, containers, and how they come and go.</summary>
public class LocalClusterTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A container in a group below its node's, where pods are.</summary>
    private static async Task RunContainerAsync(NodeSandbox node, string name, params string[] command) => await node.RunAsync(
        new Command("ctr", ["-n", "k8s.io", "run", "-d", "--cgroup", $"{node.Home.Cgroup}/kubepods/{name}", TestCluster.Busybox, name, "/busybox", .. command]), Cancel);

    private static async Task<string> TasksAsync(NodeSandbox node) =>
        (await node.RunAsync(new Command("ctr", "-n", "k8s.io", "tasks", "ls"), Cancel)).Output;

    [Fact]
    public async Task Two_nodes_come_up_run_containers_and_reach_each_other_and_nothing_stays_behind()
    {
        var before = await Leftovers.LookAsync();
        await using var cluster = new TestCluster();
        var host = await cluster.UpAsync(nodes: 2);
        var (first, second) = (host.Nodes[0].Sandbox!, host.Nodes[1].Sandbox!);
        var namespaces = Leftovers.NamespacesOf(first.Init).Concat(Leftovers.NamespacesOf(second.Init)).ToList();
        Assert.Equal(8, namespaces.Distinct().Count());

        Assert.Equal([TestCluster.Busybox], await new ImageImport(cluster.Home, cluster.Machine).RunAsync(cluster.State, [cluster.BusyboxArchive()], Cancel));
        foreach (var node in (NodeSandbox[])[first, second])
        {
            Assert.Equal(node.Home.Name + "\n", (await node.RunAsync(new Command("hostname"), Cancel)).Output);
            await RunContainerAsync(node, "sleeper", "sleep", "3600");
            Assert.Contains("RUNNING", await TasksAsync(node));
        }

        // A container on the host network of node 2 answers what node 1 asks by its name, and what the hub asks.
        await node2ServesAsync(second);
        var (command, expected) = (new Command("busybox", "wget", "-qO-", "http://node-2:8080/node"), "here\n");
        await EventuallyAsync(async () => (await cluster.Machine.Processes.RunAsync(command with { Namespaces = first.Namespaces }, Cancel)).Output == expected);
        using (var socket = await host.Hub.Network.ConnectAsync(new IPEndPoint(second.Address, 8080), Cancel))
        {
            Assert.True(socket.Connected);
        }

        Assert.Equal(before, await Leftovers.LookAsync());
        var inside = Leftovers.ProcessesIn(namespaces);
        await host.DisposeAsync();
        Assert.True(await new ClusterTeardown(cluster.Home, cluster.Machine).StopAsync(Cancel));
        Leftovers.NothingOf(cluster, inside);
        Assert.Equal(before, await Leftovers.LookAsync());
        Assert.False(await new ClusterTeardown(cluster.Home, cluster.Machine).StopAsync(Cancel));

        async Task node2ServesAsync(NodeSandbox node)
        {
            await node.RunAsync(new Command("mkdir", "-p", "/run/www"), Cancel);
            await node.RunAsync(new Command("sh", "-c", "echo here >/run/www/node"), Cancel);
            await node.RunAsync(new Command("ctr", "-n", "k8s.io", "run", "-d", "--net-host", "--mount", "type=bind,src=/run/www,dst=/www,options=rbind:ro",
                "--cgroup", $"{node.Home.Cgroup}/kubepods/server", TestCluster.Busybox, "server", "/busybox", "httpd", "-f", "-p", "8080", "-h", "/www"), Cancel);
        }
    }

    [Fact]
    public async Task What_is_not_in_the_cluster_is_unreachable_at_once()
    {
        await using var cluster = new TestCluster();
        await using var host = await cluster.UpAsync(nodes: 1);
        var network = new NetworkNamespace(host.Nodes[0].Sandbox!.Namespaces);
        foreach (var address in Enumerable.Range(1, 7).SelectMany(i => (string[])[$"10.96.0.{i}", $"10.244.{i}.1", $"192.0.2.{i}"]))
        {
            var begun = TimeProvider.System.GetTimestamp();
            await Assert.ThrowsAnyAsync<System.Net.Sockets.SocketException>(async () => await network.ConnectAsync(new IPEndPoint(IPAddress.Parse(address), 443), Cancel));
            Assert.True(TimeProvider.System.GetElapsedTime(begun) < TimeSpan.FromSeconds(2), $"{address} was waited for.");
        }
    }

    [Fact]
    public async Task After_a_kill_of_everything_the_same_cluster_comes_up_with_its_images()
    {
        await using var cluster = new TestCluster();
        var host = await cluster.UpAsync(nodes: 2);
        await new ImageImport(cluster.Home, cluster.Machine).RunAsync(cluster.State, [cluster.BusyboxArchive()], Cancel);
        await RunContainerAsync(host.Nodes[0].Sandbox!, "sleeper", "sleep", "3600");
        await TestCluster.KillHostAsync(host);
        await cluster.KillEverythingAsync();
        Assert.All(cluster.State.Nodes, n => Assert.False(n.IsRunning));

        await using var again = await cluster.UpAsync(); // As many nodes as before, without being told.
        Assert.Equal(2, again.Nodes.Count);
        foreach (var node in again.Nodes)
        {
            var images = (await node.Sandbox!.RunAsync(new Command("ctr", "-n", "k8s.io", "images", "ls", "-q"), Cancel)).Output;
            Assert.Contains(TestCluster.Busybox, images);
            await RunContainerAsync(node.Sandbox!, "another", "sleep", "3600");
        }
        await again.Nodes[0].Sandbox!.RunAsync(new Command("busybox", "ping", "-c1", "-W", "5", "node-2"), Cancel);
    }

    [Fact]
    public async Task A_node_that_comes_later_gets_the_images_that_were_imported_and_is_told_of_those_that_are_lost()
    {
        await using var cluster = new TestCluster();
        await using (var host = await cluster.UpAsync(nodes: 1))
        {
            await new ImageImport(cluster.Home, cluster.Machine).RunAsync(cluster.State, [cluster.BusyboxArchive()], Cancel);
            await host.Nodes[0].Sandbox!.RunAsync(new Command("ctr", "-n", "k8s.io", "images", "tag", TestCluster.Busybox, "keles.test/lost:1"), Cancel);
            await new ImportedImages(cluster.Home, TimeProvider.System).GivenAsync(new Dictionary<string, IReadOnlyList<string>> { ["keles.test/lost:1"] = ["node-1"] }, Cancel);
            await host.Nodes[0].Sandbox!.RunAsync(new Command("ctr", "-n", "k8s.io", "images", "rm", "keles.test/lost:1"), Cancel);
            await host.LeaveAsync(Cancel);
        }

        await using var more = await cluster.UpAsync(nodes: 3);
        foreach (var node in more.Nodes) await RunContainerAsync(node.Sandbox!, "sleeper", "sleep", "3600");
        Assert.Equal(["node-2, node-3 have not got keles.test/lost:1: no other node has it any more. Import again: keles image import FILE.tar"], cluster.Notes);
        Assert.Equal(["node-1", "node-2", "node-3"], new ImportedImages(cluster.Home, TimeProvider.System).Read()[TestCluster.Busybox]);
        Assert.Equal(["imported.json", "imported.json.lock", "pause.tar"], Directory.GetFiles(cluster.Home.ImageDirectory).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task A_new_host_process_takes_up_nodes_and_containers_as_they_run()
    {
        await using var cluster = new TestCluster();
        var host = await cluster.UpAsync(nodes: 2);
        await new ImageImport(cluster.Home, cluster.Machine).RunAsync(cluster.State, [cluster.BusyboxArchive()], Cancel);
        await RunContainerAsync(host.Nodes[0].Sandbox!, "sleeper", "sleep", "3600");
        var before = cluster.State;
        await TestCluster.KillHostAsync(host);

        await using var again = await cluster.UpAsync();
        Assert.Equal(before.Hub, cluster.State.Hub);
        Assert.Equal(before.Nodes.Select(n => (n.Init, n.Containerd)), cluster.State.Nodes.Select(n => (n.Init, n.Containerd)));
        Assert.Contains("RUNNING", await TasksAsync(again.Nodes[0].Sandbox!));
        await again.Nodes[0].Sandbox!.RunAsync(new Command("busybox", "ping", "-c1", "-W", "5", "node-2"), Cancel);
    }

    [Fact]
    public async Task Nodes_that_outlive_the_hub_are_connected_to_the_next_one()
    {
        await using var cluster = new TestCluster();
        var host = await cluster.UpAsync(nodes: 2);
        var before = cluster.State;
        await TestCluster.KillHostAsync(host);
        Assert.True(before.Hub!.Value.TrySignal(Signal.Kill));
        await Eventually.True(() => !before.Hub.Value.IsAlive);

        await using var again = await cluster.UpAsync();
        Assert.Equal(before.Nodes.Select(n => n.Init), cluster.State.Nodes.Select(n => n.Init));
        await again.Nodes[0].Sandbox!.RunAsync(new Command("busybox", "ping", "-c1", "-W", "5", "node-2"), Cancel);
    }

    [Fact]
    public async Task A_killed_containerd_comes_back_and_its_containers_never_stopped()
    {
        await using var cluster = new TestCluster();
        await using var host = await cluster.UpAsync(nodes: 1);
        await new ImageImport(cluster.Home, cluster.Machine).RunAsync(cluster.State, [cluster.BusyboxArchive()], Cancel);
        await RunContainerAsync(host.Nodes[0].Sandbox!, "sleeper", "sleep", "3600");
        var before = cluster.State.Nodes[0].Containerd!.Value;
        var tasks = await TasksAsync(host.Nodes[0].Sandbox!);
        Assert.True(before.TrySignal(Signal.Kill));

        await Eventually.True(() => cluster.State.Nodes[0].Containerd is { } now && now != before);
        await EventuallyAsync(async () =>
        {
            var list = new Command("ctr", "-n", "k8s.io", "tasks", "ls") { Namespaces = host.Nodes[0].Sandbox!.Namespaces };
            return (await cluster.Machine.Processes.RunAsync(list, Cancel)).Output == tasks;
        });
    }

    [Fact]
    public async Task A_node_that_loses_its_power_is_switched_on_again_with_its_agent()
    {
        await using var cluster = new TestCluster();
        await using var host = await cluster.UpAsync(nodes: 1);
        await host.LaunchAgentsAsync(node => new AgentLaunch("sh", ["-c", $"echo agent of {node.Name}, process 1 is $(cat /proc/1/comm); exec sleep 3600"]), Cancel);
        var before = cluster.State.Nodes[0];
        await Eventually.True(() => File.Exists(host.Nodes[0].Home.AgentLog) && File.ReadAllText(host.Nodes[0].Home.AgentLog).Contains("agent of node-1, process 1 is catatonit"));
        Assert.True(before.Init!.Value.TrySignal(Signal.Kill));

        await Eventually.True(() => cluster.State.Nodes[0] is { IsRunning: true, Agent: not null } now && now.Init != before.Init);
        Assert.False(before.Containerd!.Value.IsAlive);
        Assert.False(before.Agent!.Value.IsAlive);
    }

    [Fact]
    public async Task A_stopped_node_stays_off_until_it_is_started()
    {
        await using var cluster = new TestCluster();
        await using var host = await cluster.UpAsync(nodes: 2);
        var before = host.Nodes[1].Sandbox!.Init;
        await host.Nodes[1].StopAsync(Cancel);
        Assert.Null(host.Nodes[1].Sandbox);
        Assert.False(cluster.State.Node("node-2")!.IsRunning);
        Assert.False(cluster.Machine.Cgroups.Exists(host.Nodes[1].Home.Cgroup));
        await host.Nodes[1].StartAsync(Cancel);
        Assert.NotEqual(before, host.Nodes[1].Sandbox!.Init);
        await host.Nodes[0].Sandbox!.RunAsync(new Command("busybox", "ping", "-c1", "-W", "5", "node-2"), Cancel);
    }

    [Fact]
    public async Task Two_clusters_run_side_by_side()
    {
        await using var a = new TestCluster();
        await using var b = new TestCluster();
        await using var first = await a.UpAsync(nodes: 1);
        await using var second = await b.UpAsync(nodes: 1);
        await first.Nodes[0].Sandbox!.RunAsync(new Command("busybox", "ping", "-c1", "-W", "5", "172.30.0.1"), Cancel);
        await second.Nodes[0].Sandbox!.RunAsync(new Command("busybox", "ping", "-c1", "-W", "5", "172.30.0.1"), Cancel);
        await new ClusterTeardown(a.Home, a.Machine).StopAsync(Cancel);
        Assert.True(b.State.Nodes[0].IsRunning);
    }

    [Fact]
    public async Task A_second_host_for_the_same_home_is_refused()
    {
        await using var cluster = new TestCluster();
        await using var host = await cluster.UpAsync(nodes: 1);
        var problem = await Assert.ThrowsAsync<LocalClusterException>(() => cluster.UpAsync());
        Assert.Equal($"The cluster in {cluster.Home.Path} is already running (process {Environment.ProcessId}).", problem.Message);
    }

    [Fact]
    public async Task A_shell_command_runs_inside_a_node_and_its_exit_code_comes_back()
    {
        await using var cluster = new TestCluster();
        await using var host = await cluster.UpAsync(nodes: 1);
        var shell = new NodeShell(cluster.Home, cluster.Machine);
        Assert.Equal(7, await shell.RunAsync("node-1", ["sh", "-c", "test \"$(hostname)\" = node-1 && test \"$(cat /proc/1/comm)\" = catatonit && exit 7"], Cancel));
        async Task<string> Refusal(string node, string program) => (await Assert.ThrowsAsync<LocalClusterException>(() => shell.RunAsync(node, [program], Cancel))).Message;
        Assert.Equal("There is no node node-9; the nodes are node-1.", await Refusal("node-9", "true"));
        Assert.Contains("there is no such program", await Refusal("node-1", "no-such-program"));
        await host.Nodes[0].StopAsync(Cancel);
        Assert.Contains("node-1 is not running", await Refusal("node-1", "true"));
    }

    [Fact]
    public async Task An_archive_that_is_broken_is_refused_before_any_node_is_touched()
    {
        await using var cluster = new TestCluster();
        await using var host = await cluster.UpAsync(nodes: 1);
        var import = new ImageImport(cluster.Home, cluster.Machine);
        var good = cluster.BusyboxArchive();
        var broken = Path.Combine(cluster.Home.Path, "broken.tar");
        await File.WriteAllTextAsync(broken, "x", Cancel);
        await Assert.ThrowsAsync<LocalClusterException>(() => import.RunAsync(cluster.State, [good, broken], Cancel));
        var images = (await host.Nodes[0].Sandbox!.RunAsync(new Command("ctr", "-n", "k8s.io", "images", "ls", "-q"), Cancel)).Output;
        Assert.DoesNotContain(TestCluster.Busybox, images);
        File.Delete(broken);
    }

    [Fact]
    public async Task Deleting_removes_all_data()
    {
        await using var cluster = new TestCluster();
        await using (await cluster.UpAsync(nodes: 1))
        {
        }
        await new ClusterTeardown(cluster.Home, cluster.Machine).DeleteAsync(Cancel);
        Assert.False(Directory.Exists(cluster.Home.Path));
    }

    private static async Task EventuallyAsync(Func<Task<bool>> condition)
    {
        for (var tries = 0; !await condition(); tries++)
        {
            Assert.True(tries < 500, "It did not happen in time.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Cancel);
        }
    }
}
