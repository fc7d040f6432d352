namespace Keles.EndToEnd.Tests.Workloads;

public sealed class ReplicaSetTests(SharedCluster shared) : InNamespace(shared)
{
    [Theory]
    [InlineData("ReplicaSet", "apps/v1", "{matchExpressions: [{key: env, operator: NotIn, values: [qa]}, {key: app, operator: In, values: [web]}]}")]
    [InlineData("ReplicationController", "v1", "{app: web, env: dev}")]
    public async Task A_pod_that_leaves_its_selector_is_let_go_and_replaced(string kind, string version, string selector)
    {
        await K.ApplyAsync($$$"""
            apiVersion: {{{version}}}
            kind: {{{kind}}}
            metadata: {name: set}
            spec:
              replicas: 2
              selector: {{{selector}}}
              template:
                metadata: {labels: {app: web, env: dev}}
                spec: {terminationGracePeriodSeconds: 0, containers: [{name: main, image: "busybox:1.35", command: [sleep, "100000"]}]}
            """);
        await K.WaitAsync($"{kind}/set", "jsonpath={.status.readyReplicas}=2");
        var one = await K.ReadAsync("pods -l app=web", ".items[0].metadata.name");
        await K.RunAsync("label", "pod", one, "env=qa", "--overwrite");
        await Eventually.EqualAsync("3", () => K.RunAsync("get", "pods", "-l", "app=web", "-o", "go-template={{len .items}}"));
        Assert.Equal("", await K.ReadAsync($"pod {one}", ".metadata.ownerReferences"));

        await K.RunAsync("delete", kind, "set", "--cascade=orphan");
        Assert.Equal("3", await K.RunAsync("get", "pods", "-l", "app=web", "-o", "go-template={{len .items}}"));
    }
}
