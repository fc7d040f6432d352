namespace Keles.EndToEnd.Tests.Workloads;

public sealed class StatefulSetTests(SharedCluster shared) : InNamespace(shared)
{
    [Fact]
    public async Task Its_pods_keep_their_names_and_disks_through_updates_and_scaling()
    {
        await K.ApplyAsync(Set(2));
        await K.RunAsync("rollout", "status", "statefulset/db", "--timeout=120s");
        Assert.Equal("db-0 db-1", await K.ReadAsync("pods -l app=db", ".items[*].metadata.name"));
        Assert.Equal("Bound Bound", await K.ReadAsync("pvc", ".items[*].status.phase"));
        Assert.Equal("db-1", (await K.RunAsync("exec", "db-1", "--", "hostname")).Trim());
        await K.RunAsync("exec", "db-1", "--", "sh", "-c", "echo kept > /data/f");
        await K.RunAsync("set", "env", "statefulset/db", "VERSION=2");
        await K.RunAsync("rollout", "status", "statefulset/db", "--timeout=120s");
        Assert.Equal("kept 2", (await K.RunAsync("exec", "db-1", "--", "sh", "-c", "echo $(cat /data/f) $VERSION")).Trim());
        Assert.Matches(@"(?s)1 .*2 ", await K.RunAsync("rollout", "history", "statefulset/db"));
        await K.RunAsync("rollout", "undo", "statefulset/db");
        await K.RunAsync("rollout", "status", "statefulset/db", "--timeout=120s");
        Assert.Equal("kept", (await K.RunAsync("exec", "db-1", "--", "sh", "-c", "echo $(cat /data/f) $VERSION")).Trim());
        await K.RunAsync("scale", "statefulset/db", "--replicas=1");
        await Eventually.EqualAsync("db-0", () => K.ReadAsync("pods -l app=db", ".items[*].metadata.name"));
        await K.RunAsync("scale", "statefulset/db", "--replicas=2");
        await K.RunAsync("rollout", "status", "statefulset/db", "--timeout=120s");
        Assert.Equal("kept", (await K.RunAsync("exec", "db-1", "--", "cat", "/data/f")).Trim());
        Assert.Matches(@"Normal +SuccessfulCreate +.* +statefulset-controller +create Pod db-0 in StatefulSet db successful", await K.RunAsync("describe", "statefulset", "db"));
    }

    [Fact]
    public async Task A_disruption_budget_holds_its_pods()
    {
        await K.ApplyAsync(Set(2));
        await K.ApplyAsync("""
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata: {name: db}
            spec: {maxUnavailable: 50%, selector: {matchLabels: {app: db}}}
            """);
        await K.RunAsync("rollout", "status", "statefulset/db", "--timeout=120s");
        await Eventually.EqualAsync("2 1 2 1", () => K.ReadAsync("pdb db", ".status.expectedPods} {.status.desiredHealthy} {.status.currentHealthy} {.status.disruptionsAllowed"));
    }

    private static string Set(int replicas) => $$"""
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: db}
        spec:
          replicas: {{replicas}}
          serviceName: db
          selector: {matchLabels: {app: db} }
          template:
            metadata: {labels: {app: db} }
            spec:
              terminationGracePeriodSeconds: 0
              containers:
              - {name: main, image: "{{DemoImages.Busybox}}", command: [sh, -c, "sleep 100000"], volumeMounts: [{name: data, mountPath: /data}]}
          volumeClaimTemplates:
          - {metadata: {name: data}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 10Mi} } } }
        """;
}
