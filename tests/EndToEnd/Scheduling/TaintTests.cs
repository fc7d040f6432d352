namespace Keles.EndToEnd.Tests.Scheduling;

/// <summary>Taints change a node for everybody, so this happens in a cluster that nobody else uses.</summary>
public sealed class TaintTests(SharedCluster shared)
{
    [Fact]
    public async Task A_tainted_or_cordoned_node_takes_only_who_tolerates_it_and_drain_empties_it()
    {
        Assert.NotNull(shared.Cluster); // Clients and images are there.
        await using var cluster = await KelesCluster.UpAsync(nodes: 1);
        var kubectl = cluster.Kubectl.In("default");
        await kubectl.WaitAsync("serviceaccount/default", "create");
        await kubectl.RunAsync("taint", "node", "node-1", "only=some:NoSchedule");
        await kubectl.ApplyAsync(Manifest.Pod("plain", Manifest.Forever));
        await kubectl.WaitAsync("pod/plain", """jsonpath={.status.conditions[?(@.type=="PodScheduled")].reason}=Unschedulable""");
        Assert.Contains("1 node(s) had untolerated taint(s)", await kubectl.ReadAsync("pod plain", """.status.conditions[?(@.type=="PodScheduled")].message"""));
        await kubectl.ApplyAsync(Manifest.Pod("tolerant", Manifest.Forever, "tolerations: [{key: only, operator: Equal, value: some, effect: NoSchedule}]"));
        await kubectl.ReadyAsync("tolerant");
        await kubectl.RunAsync("taint", "node", "node-1", "only-");
        await kubectl.ReadyAsync("plain");

        await kubectl.RunAsync("taint", "node", "node-1", "leave=now:NoExecute");
        await kubectl.WaitAsync("pod/plain", "delete");
        await kubectl.RunAsync("taint", "node", "node-1", "leave-");

        await kubectl.ApplyAsync(Manifest.Echo("web", 1));
        await kubectl.RolloutAsync("deploy/web");
        await kubectl.RunAsync("drain", "node-1", "--ignore-daemonsets", "--force", "--delete-emptydir-data", "--timeout=60s");
        Assert.Matches("node-1 +Ready,SchedulingDisabled ", await kubectl.RunAsync("get", "nodes"));
        await kubectl.WaitAsync("pod -l app=web", """jsonpath={.status.conditions[?(@.type=="PodScheduled")].reason}=Unschedulable""");
        await kubectl.RunAsync("uncordon", "node-1");
        await kubectl.RolloutAsync("deploy/web");
    }
}
