namespace Keles.EndToEnd.Tests.Scheduling;

public sealed class PlacementTests(SharedCluster shared) : InNamespace(shared)
{
    [Theory]
    [InlineData("nodeSelector: {disk: none}", "2 node(s) didn't match Pod's node affinity/selector")]
    [InlineData("affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: kubernetes.io/hostname, operator: In, values: [node-9]}]}]}}}", "2 node(s) didn't match Pod's node affinity/selector")]
    [InlineData("volumes: [{name: x, persistentVolumeClaim: {claimName: nobody}}]", "persistentvolumeclaim \"nobody\" not found")]
    public async Task A_pod_that_fits_nowhere_says_why(string spec, string why)
    {
        await K.ApplyAsync(Manifest.Pod("box", Manifest.Forever, spec));
        await K.WaitAsync("pod/box", """jsonpath={.status.conditions[?(@.type=="PodScheduled")].reason}=Unschedulable""");
        Assert.Contains(why, await K.ReadAsync("pod box", """.status.conditions[?(@.type=="PodScheduled")].message"""));
        await Eventually.TrueAsync("an event says so", async () =>
            (await K.ReadAsync("events --field-selector involvedObject.name=box,reason=FailedScheduling", ".items[*].message")).Contains(why, StringComparison.Ordinal));
    }

    [Fact]
    public async Task More_than_any_node_has_is_told_and_does_not_run()
    {
        await K.ApplyAsync(Manifest.Pod("box", Manifest.Forever, container: "resources: {requests: {cpu: '1000', memory: 100Ti}}"));
        await K.WaitAsync("pod/box", """jsonpath={.status.conditions[?(@.type=="PodScheduled")].reason}=Unschedulable""");
        Assert.StartsWith("0/2 nodes are available: 2 Insufficient cpu, 2 Insufficient memory.", await K.ReadAsync("pod box", """.status.conditions[?(@.type=="PodScheduled")].message"""));
        Assert.Matches("box +0/1 +Pending +0 ", await K.RunAsync("get", "pod", "box"));
    }

    [Fact]
    public async Task A_label_given_later_makes_a_waiting_pod_fit()
    {
        var label = $"{Namespace}.example/fits";
        await K.ApplyAsync(Manifest.Pod("box", Manifest.Forever, $"nodeSelector: {{{label}: 'yes'}}"));
        await K.WaitAsync("pod/box", """jsonpath={.status.conditions[?(@.type=="PodScheduled")].reason}=Unschedulable""");
        await K.RunAsync("label", "node", "node-2", $"{label}=yes");
        await K.ReadyAsync("box");
        Assert.Equal("node-2", await K.ReadAsync("pod box", ".spec.nodeName"));
        await K.RunAsync("label", "node", "node-2", $"{label}-");
    }

    [Fact]
    public async Task Pods_that_want_each_other_are_together_and_others_apart()
    {
        await RunPodAsync("first", spec: "nodeName: node-2");
        await RunPodAsync("near", spec: "affinity: {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {app: first}}}]}}");
        await RunPodAsync("far", spec: "affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {app: first}}}]}}");
        Assert.Equal("node-2", await K.ReadAsync("pod near", ".spec.nodeName"));
        Assert.Equal("node-1", await K.ReadAsync("pod far", ".spec.nodeName"));
    }
}
