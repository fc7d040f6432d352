using Keles.Api.Core.V1;
using Keles.Kubelet.Tests.Scenarios;
using Keles.Machinery;

namespace Keles.Kubelet.Tests.NodePressure;

public sealed class PressureScenarios
{
    [Fact]
    public void Short_of_memory_the_node_says_so_and_evicts_who_promised_nothing_before_who_did()
    {
        using var node = new SimulatedNode().Start();
        var modest = node.Put(APod.Named("modest", Asking("64Mi")));
        var greedy = node.Put(APod.Named("greedy", APod.Running()));
        node.Until(modest, p => p.Ready() == "True", "the first pod to be ready");
        node.Until(greedy, p => p.Ready() == "True", "the second pod to be ready");

        node.FreeMemory = 50 << 20;
        node.Until(greedy, p => p.Status.Phase == "Failed", "the pod to be evicted");
        node.FreeMemory = 4L << 30;
        var status = node.Get(greedy).Status;
        Assert.Equal("Evicted", status.Reason);
        Assert.StartsWith("The node was low on resource: memory. Threshold quantity: 100Mi, available: 50Mi. ", status.Message);
        Assert.Equal(("True", "TerminationByKubelet"), (Condition(status)!.Status, Condition(status)!.Reason));
        Assert.Equal("True", node.Get(modest).Ready());
        node.Until(() => Pressure(node, "MemoryPressure") == "True", "the node to say so");
        Assert.Contains(node.Events(greedy), e => e.StartsWith("Evicted: The node was low on resource: memory.", StringComparison.Ordinal));

        node.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal("False", Pressure(node, "MemoryPressure"));
        Assert.Equal("True", node.Get(modest).Ready());
    }

    [Fact]
    public void Under_pressure_a_pod_that_promises_nothing_is_not_taken()
    {
        using var node = new SimulatedNode();
        var keeps = node.Put(APod.Named("keeps", Asking("64Mi")).With(s => s with { Priority = 2_000_000_000 }));
        node.FreeMemory = 50 << 20;
        node.Start();
        node.Until(() => Pressure(node, "MemoryPressure") == "True", "the node to say so");
        var late = node.Put(APod.Named("late", APod.Running()));
        node.Until(late, p => p.Status.Phase == "Failed", "the pod to be refused");
        Assert.Equal("Pod was rejected: The node had condition: [MemoryPressure]. ", node.Get(late).Status.Message);
        Assert.True(node.Get(late).Status.ContainerStatuses.IsEmpty);
        node.Until(keeps, p => p.Ready() == "True", "the critical pod to stay");
    }

    [Fact]
    public void Short_of_disk_images_that_nobody_uses_go_before_pods_do()
    {
        using var node = new SimulatedNode();
        node.Cri.WithImage("example.test/unused:1");
        node.Start();
        var pod = node.Put(APod.Named("a", APod.Running()));
        node.Until(pod, p => p.Ready() == "True", "the pod to be ready");
        node.Advance(TimeSpan.FromMinutes(10));
        var full = node.Disk with { AvailableBytes = 1L << 30 };
        node.Disk = full;
        node.Until(() => node.Cri.Store.Count == 1, "the unused image to be removed");
        node.Disk = full with { AvailableBytes = 50L << 30 };
        node.Until(() => Pressure(node, "DiskPressure") == "True", "the node to say so");
    }

    [Fact]
    public void Who_fills_a_directory_beyond_its_own_limit_is_evicted()
    {
        using var node = new SimulatedNode().Start();
        var pod = node.Put(APod.Named("a", APod.Running() with { VolumeMounts = [new() { Name = "d", MountPath = "/d" }] })
            .With(s => s with { Volumes = [new() { Name = "d", EmptyDir = new() { SizeLimit = Quantity.Parse("64Ki") } }] }));
        node.Until(pod, p => p.Ready() == "True", "the pod to be ready");
        node.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("Running", node.Get(pod).Status.Phase);

        File.WriteAllBytes(Path.Combine(node.Cri.Containers.Values.Single().Config.Mounts[0].HostPath, "big"), new byte[100_000]);
        node.Until(pod, p => p.Status.Phase == "Failed", "the pod to be evicted");
        Assert.Equal("Usage of EmptyDir volume \"d\" exceeds the limit \"64Ki\". ", node.Get(pod).Status.Message);
    }

    private static Container Asking(string memory) =>
        APod.Running() with { Resources = new() { Requests = OrderedMap<Quantity>.Of(("memory", Quantity.Parse(memory))) } };

    private static string? Pressure(SimulatedNode node, string type) => node.Api.Find<Node>(new ObjectKey("node-1"))?.Status.Conditions.Find(c => c.Type == type)?.Status;

    private static PodCondition? Condition(PodStatus status) => status.Conditions.Find(c => c.Type == "DisruptionTarget");
}
