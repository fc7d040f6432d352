namespace Keles.EndToEnd.Tests.Workloads;

public sealed class DaemonSetTests(SharedCluster shared) : InNamespace(shared)
{
    [Fact]
    public async Task It_runs_on_every_node_rolls_and_keeps_to_its_node_selector()
    {
        await K.ApplyAsync("""
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: agent}
            spec:
              selector: {matchLabels: {app: agent}}
              template:
                metadata: {labels: {app: agent}}
                spec: {terminationGracePeriodSeconds: 0, containers: [{name: main, image: "busybox:1.35", command: [sleep, "100000"]}]}
            """);
        await K.RolloutAsync("ds/agent");
        Assert.Matches(@"NAME +DESIRED +CURRENT +READY +UP-TO-DATE +AVAILABLE +NODE SELECTOR +AGE\nagent +2 +2 +2 +2 +2 ", await K.RunAsync("get", "ds", "agent"));
        Assert.Equal("node-1 node-2", await K.ReadAsync("pods -l app=agent --sort-by=.spec.nodeName", ".items[*].spec.nodeName"));

        await K.RunAsync("set", "env", "ds/agent", "VERSION=2");
        await K.RolloutAsync("ds/agent");
        Assert.Equal("2", await K.ReadAsync("ds agent", ".status.updatedNumberScheduled"));

        await K.RunAsync("patch", "ds", "agent", "-p", """{"spec":{"template":{"spec":{"nodeSelector":{"kubernetes.io/hostname":"node-2"}}}}}""");
        await K.WaitAsync("ds/agent", "jsonpath={.status.desiredNumberScheduled}=1");
        await Eventually.EqualAsync("node-2", () => K.ReadAsync("pods -l app=agent", ".items[*].spec.nodeName"));
    }
}
