namespace Keles.EndToEnd.Tests.Clusters;

/// <summary>A cluster that is brought up again with something else than before.</summary>
public sealed class RestartTests : IDisposable
{
    private const string Packed = """
        apiVersion: kubescheduler.config.k8s.io/v1
        kind: KubeSchedulerConfiguration
        profiles: [{schedulerName: default-scheduler}, {schedulerName: packed}]
        """;

    private const string OnSecondNode = """
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: data}
        spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 64Mi}}}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: user}
        spec:
          terminationGracePeriodSeconds: 1
          nodeSelector: {kubernetes.io/hostname: node-2}
          containers:
          - name: main
            image: busybox:1.35
            command: [sh, -c, "echo kept > /data/f; exec sleep 3600"]
            volumeMounts: [{name: data, mountPath: /data}]
          volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]
        """;

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("keles-e2e-");

    [Fact]
    public async Task The_schedulers_file_is_remembered_and_read_again()
    {
        await using var cluster = await KelesCluster.UpAsync(nodes: 1);
        var (keles, kubectl) = (cluster.Keles, cluster.Kubectl.In("default"));
        var file = Path.Combine(_directory.FullName, "scheduler.yaml");
        await File.WriteAllTextAsync(file, Packed, TestContext.Current.CancellationToken);
        Assert.Contains("is running already, and --scheduler-config takes effect only when it starts", await keles.RefusedAsync("up", "--scheduler-config", file));
        await keles.RunAsync("down");
        await keles.RunAsync("up", "--scheduler-config", file);
        await keles.RunAsync("up", "--scheduler-config", file); // It runs with that already.
        await kubectl.WaitAsync("serviceaccount/default", "create");
        await kubectl.RunAsync("run", "placed", "--image=busybox:1.35", "--overrides={\"spec\":{\"schedulerName\":\"packed\"}}", "--", "sleep", "3600");
        await kubectl.ReadyAsync("placed");

        await keles.RunAsync("down");
        await File.WriteAllTextAsync(file, Packed.Replace("packed", "dense", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        await keles.RunAsync("up");
        await kubectl.RunAsync("run", "again", "--image=busybox:1.35", "--overrides={\"spec\":{\"schedulerName\":\"dense\"}}", "--", "sleep", "3600");
        await kubectl.ReadyAsync("again");
        Assert.Contains($"\nConfiguration: {file}, as the cluster of {cluster.Home.Path} read it when it started\n", await keles.RunAsync("explain-scheduling", "pod/again"));

        // A file that is gone is told; without it there are upstream's defaults when they are asked for.
        await keles.RunAsync("down");
        File.Delete(file);
        Assert.Equal($"error: --scheduler-config {file}: there is no such file (the file is that of an earlier start: bring it back, or name another one, or --scheduler-config \"\" for upstream's defaults)\n", await keles.RefusedAsync("up"));
        await keles.RunAsync("up", "--scheduler-config", "");
        Assert.Contains("asks for the scheduler \"dense\", which is none of: default-scheduler; ", await keles.RefusedAsync("explain-scheduling", "pod/again"));
    }

    [Fact]
    public async Task A_node_that_comes_later_has_the_images_and_one_that_goes_leaves_nothing_behind()
    {
        await using var cluster = await KelesCluster.UpAsync(nodes: 1);
        var (keles, kubectl) = (cluster.Keles, cluster.Kubectl.In("default"));
        await keles.RunAsync("down");
        Assert.Contains("node-2: images", await keles.RunAsync("up", "--nodes", "2"));
        await kubectl.WaitAsync("serviceaccount/default", "create");
        await kubectl.ApplyAsync(OnSecondNode);
        await kubectl.ReadyAsync("user");
        var data = Assert.Single(Directory.GetDirectories(Path.Combine(cluster.Home.NodeDirectory, "node-2", "volumes")));
        Assert.True(File.Exists(Path.Combine(data, "f")));

        await keles.RunAsync("down");
        Assert.Contains("node-2: taken out of the API, for the cluster is smaller now", await keles.RunAsync("up", "--nodes", "1"));
        Assert.Equal("node/node-1", await kubectl.RunAsync("get", "nodes", "-o", "name"));
        Assert.Equal("lease.coordination.k8s.io/node-1", await cluster.Kubectl.In("kube-node-lease").RunAsync("get", "leases", "-o", "name"));

        // Its volume is kept until somebody deletes it.
        Assert.True(File.Exists(Path.Combine(data, "f")));
        await kubectl.RunAsync("delete", "pod", "user", "--force", "--grace-period=0", "--ignore-not-found");
        await kubectl.RunAsync("delete", "pvc", "data");
        await Eventually.TrueAsync("the volume's directory is gone", () => Task.FromResult(!Directory.Exists(data)));
    }

    public void Dispose() => _directory.Delete(recursive: true);
}
