namespace Keles.EndToEnd.Tests.Volumes;

public sealed class ClaimTests(SharedCluster shared) : InNamespace(shared)
{
    private const string Claim = """
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: data}
        spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 64Mi}}}
        """;

    private const string Mount = "volumeMounts: [{name: data, mountPath: /data}]";
    private const string Volume = "volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]";

    [Fact]
    public async Task The_default_class_makes_a_volume_for_the_first_pod_and_its_data_outlive_pods()
    {
        Assert.Contains("standard (default)", await K.RunAsync("get", "storageclass"));
        await K.ApplyAsync(Claim);
        await K.WaitAsync("pvc/data", "jsonpath={.spec.storageClassName}=standard");
        await Eventually.TrueAsync("it waits for a consumer", async () =>
            (await K.ReadAsync("events --field-selector involvedObject.name=data", ".items[*].reason")).Contains("WaitForFirstConsumer", StringComparison.Ordinal));
        Assert.Equal("Pending", await K.ReadAsync("pvc data", ".status.phase"));

        await RunPodAsync("first", spec: $"nodeSelector: {{kubernetes.io/hostname: node-2}}\n{Volume}", container: Mount);
        Assert.Matches(@"data +Bound +\S+ +64Mi +RWO +standard", await K.RunAsync("get", "pvc", "data"));
        await K.ShellAsync("first", "echo kept > /data/f");
        // It lies in the cluster's home, and goes with it.
        Assert.Single(Directory.GetDirectories(Path.Combine(Cluster.Home.NodeDirectory, "node-2", "volumes")), d => d.EndsWith($"_{Namespace}_data", StringComparison.Ordinal));
        await K.RunAsync("delete", "pod", "first", "--now");

        // The volume holds the next pod to its node.
        await RunPodAsync("second", spec: Volume, container: Mount);
        Assert.Equal("kept", await K.ShellAsync("second", "cat /data/f"));
        Assert.Equal("node-2", await K.ReadAsync("pod second", ".spec.nodeName"));
    }

    [Fact]
    public async Task A_claim_in_use_is_protected_and_its_volume_goes_with_it()
    {
        await K.ApplyAsync(Claim);
        await RunPodAsync("user", spec: Volume, container: Mount);
        var volume = await K.ReadAsync("pvc data", ".spec.volumeName");
        var directory = Path.Combine(Cluster.Home.NodeDirectory, await K.ReadAsync("pod user", ".spec.nodeName"), "volumes", $"{volume}_{Namespace}_data");
        Assert.True(Directory.Exists(directory));
        await K.RunAsync("delete", "pvc", "data", "--wait=false");
        Assert.Contains("kubernetes.io/pvc-protection", await K.ReadAsync("pvc data", ".metadata.finalizers"));
        Assert.NotEmpty(await K.ReadAsync("pvc data", ".metadata.deletionTimestamp"));
        await K.RunAsync("delete", "pod", "user", "--now");
        await K.WaitAsync("pvc/data", "delete");
        await K.WaitAsync($"pv/{volume}", "delete");
        Assert.False(Directory.Exists(directory));
    }

    [Fact]
    public async Task A_volume_made_by_hand_is_bound_and_kept()
    {
        var name = $"pv-{Namespace}";
        await K.ApplyAsync($$$"""
            apiVersion: v1
            kind: PersistentVolume
            metadata: {name: {{{name}}}}
            spec: {storageClassName: by-hand, capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], hostPath: {path: /tmp}}
            ---
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: data}
            spec: {storageClassName: by-hand, accessModes: [ReadWriteOnce], resources: {requests: {storage: 500Mi} } }
            """);
        try
        {
            await K.WaitAsync("pvc/data", "jsonpath={.status.phase}=Bound");
            Assert.Matches($@"{name} +1Gi +RWO +Retain +Bound +{Namespace}/data +by-hand", await K.RunAsync("get", "pv", name));
            Assert.Contains("kubernetes.io/pv-protection", await K.ReadAsync($"pv {name}", ".metadata.finalizers"));
            await K.RunAsync("delete", "pvc", "data");
            await K.WaitAsync($"pv/{name}", "jsonpath={.status.phase}=Released");
        }
        finally
        {
            await K.TryAsync("delete", "pv", name, "--wait=false");
        }
    }
}
