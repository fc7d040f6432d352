namespace Keles.EndToEnd.Tests.Clusters;

/// <summary>A cluster beside the shared one, whose parts are taken away in turn.</summary>
public sealed class RecoveryTests(SharedCluster shared)
{
    private const string Store = """
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: kept}
        spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 64Mi}}}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: store}
        spec:
          replicas: 1
          strategy: {type: Recreate}
          selector: {matchLabels: {app: store}}
          template:
            metadata: {labels: {app: store}}
            spec:
              terminationGracePeriodSeconds: 1
              containers:
              - name: main
                image: busybox:1.35
                command: [sh, -c, "echo started >> /data/starts; exec httpd -f -p 8080 -h /data"]
                readinessProbe: {tcpSocket: {port: 8080}, periodSeconds: 1}
                volumeMounts: [{name: data, mountPath: /data}]
              volumes: [{name: data, persistentVolumeClaim: {claimName: kept}}]
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: store}
        spec: {selector: {app: store}, ports: [{port: 80, targetPort: 8080}]}
        """;

    [Fact]
    public async Task Two_clusters_run_side_by_side_and_one_comes_back_with_its_data_whatever_was_killed()
    {
        await using var cluster = await KelesCluster.UpAsync(nodes: 1);
        var kubectl = cluster.Kubectl.In("default");
        Assert.Equal("node/node-1", await kubectl.RunAsync("get", "nodes", "-o", "name"));
        Assert.Equal("node/node-1\nnode/node-2", await shared.Cluster.Kubectl.RunAsync("get", "nodes", "-o", "name"));

        await kubectl.WaitAsync("serviceaccount/default", "create");
        await kubectl.ApplyAsync(Store);
        await kubectl.RolloutAsync("deploy/store");
        var uid = await kubectl.ReadAsync("deploy store", ".metadata.uid");
        await ServesAsync(kubectl, "started");

        // Only the host process: pods must not notice.
        var container = await ContainerAsync(kubectl);
        await cluster.KillHostAsync();
        await cluster.Keles.RunAsync("up");
        await kubectl.RolloutAsync("deploy/store");
        Assert.Equal(container, await ContainerAsync(kubectl));
        await ServesAsync(kubectl, "started");

        // A power cut.
        await cluster.KillEverythingAsync();
        var said = await cluster.Keles.RunAsync("up");
        Assert.Contains("DNS answers after", said);
        await Eventually.TrueAsync("the pod has a new container", async () => await ContainerAsync(kubectl) is { Length: > 0 } now && now != container);
        await kubectl.RolloutAsync("deploy/store");
        await kubectl.WaitAsync("pod -l app=store", "condition=Ready");
        Assert.Equal(uid, await kubectl.ReadAsync("deploy store", ".metadata.uid"));
        await ServesAsync(kubectl, "started started");

        // In order.
        Assert.Contains("its data stay", await cluster.Keles.RunAsync("down"));
        Assert.Contains("No cluster is running", (await cluster.Keles.TryAsync("status")).Output);
        await cluster.Keles.RunAsync("up");
        await kubectl.RolloutAsync("deploy/store");
        await ServesAsync(kubectl, "started started started");
        Assert.Equal("Bound", await kubectl.ReadAsync("pvc kept", ".status.phase"));
    }

    /// <summary>The running container of the only pod; empty while there is none.</summary>
    private static async Task<string> ContainerAsync(Kubectl kubectl) =>
        await kubectl.ReadAsync("pods -l app=store", ".items[0].status.containerStatuses[?(@.state.running)].containerID");

    private static Task ServesAsync(Kubectl kubectl, string starts) => Eventually.EqualAsync(starts, async () =>
        (await kubectl.TryAsync("exec", "deploy/store", "--", "timeout", "20", "sh", "-c", "echo $(wget -qO- http://store/starts)")).Output.Trim());
}
