using Keles.Api.Coordination.V1;
using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Kubelet.Tests.Scenarios;

public sealed class NodeScenarios
{
    [Fact]
    public void A_node_registers_itself_with_labels_addresses_and_what_it_has()
    {
        using var node = new SimulatedNode().Start();
        node.Until(() => Condition(node, "Ready")?.Status == "True", "the node to be ready");

        var found = Node(node)!;
        Assert.Equal("node-1", found.Metadata.Labels["kubernetes.io/hostname"]);
        Assert.Equal("linux", found.Metadata.Labels["kubernetes.io/os"]);
        Assert.Equal([("InternalIP", "192.0.2.10"), ("Hostname", "node-1")], found.Status.Addresses.Select(a => (a.Type, a.Address)));
        Assert.Equal("4", found.Status.Capacity["cpu"].ToString());
        Assert.Equal("8Gi", found.Status.Capacity["memory"].ToString());
        Assert.Equal("110", found.Status.Allocatable["pods"].ToString());
        Assert.Equal("fake://1.0.0", found.Status.NodeInfo.ContainerRuntimeVersion);
        Assert.StartsWith("v1.36.", found.Status.NodeInfo.KubeletVersion);
        Assert.Equal(["MemoryPressure", "DiskPressure", "PIDPressure", "Ready"], found.Status.Conditions.Select(c => c.Type));
        Assert.Equal("kubelet is posting ready status", Condition(node, "Ready")!.Message);
        Assert.Contains(found.Status.Images, i => i.Names.Contains(SimulatedNode.Image));
    }

    [Fact]
    public void The_lease_is_renewed_and_belongs_to_the_node()
    {
        using var node = new SimulatedNode().Start();
        node.Until(() => Lease(node)?.Metadata.OwnerReferences.IsEmpty == false, "the lease");
        var first = Lease(node)!.Spec.RenewTime;
        node.Advance(TimeSpan.FromSeconds(25));
        var lease = Lease(node)!;
        Assert.True(lease.Spec.RenewTime > first);
        Assert.Equal(40, lease.Spec.LeaseDurationSeconds);
        Assert.Equal(Node(node)!.Metadata.Uid, lease.Metadata.OwnerReferences[0].Uid);
    }

    [Fact]
    public void A_runtime_without_network_makes_the_node_not_ready_and_says_why()
    {
        using var node = new SimulatedNode();
        node.Cri.NetworkReady = false;
        node.Start();
        node.Until(() => Condition(node, "Ready")?.Status == "False", "the node to be not ready");
        Assert.Equal("container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady message:", Condition(node, "Ready")!.Message);

        var pod = node.Put(APod.Named("a", APod.Running()));
        node.Until(() => node.Events(pod).Any(e => e.StartsWith("NetworkNotReady: network is not ready:", StringComparison.Ordinal)), "the pod to wait for the network");
        node.Cri.NetworkReady = true;
        node.Until(pod, p => p.Ready() == "True", "the pod to be ready");
        Assert.Equal("KubeletReady", Condition(node, "Ready")!.Reason);
    }

    [Fact]
    public void A_runtime_that_is_down_makes_the_node_not_ready_until_it_is_back()
    {
        using var node = new SimulatedNode().Start();
        node.Until(() => Condition(node, "Ready")?.Status == "True", "the node to be ready");
        node.Cri.Calls.Break("*", Grpc.StatusCode.Unavailable, "connection refused");
        node.Until(() => Condition(node, "Ready")?.Status == "False", "the node to be not ready");
        Assert.Equal("container runtime is down: connection refused", Condition(node, "Ready")!.Message);
        node.Cri.Calls.Mend("*");
        node.Until(() => Condition(node, "Ready")?.Status == "True", "the node to be ready again");
    }

    [Fact]
    public void What_others_put_on_the_node_stays()
    {
        using var node = new SimulatedNode().Start();
        node.Until(() => Node(node) is not null, "the node");
        node.Api.Change<Node>(new ObjectKey("node-1"), n => n with
        {
            Metadata = n.Metadata with { Labels = n.Metadata.Labels.With("team", "blue") },
            Status = n.Status with { Conditions = n.Status.Conditions.Add(new() { Type = "NetworkUnavailable", Status = "False" }) },
        });
        node.Kill();
        node.Start();
        node.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal("blue", Node(node)!.Metadata.Labels["team"]);
        Assert.Equal("False", Condition(node, "NetworkUnavailable")!.Status);
    }

    [Fact]
    public void What_others_advertise_in_the_capacity_can_be_asked_for_until_they_take_it_back()
    {
        using var node = new SimulatedNode().Start();
        node.Until(() => Node(node) is not null, "the node");
        node.Api.Change<Node>(new ObjectKey("node-1"), n => n with { Status = n.Status with { Capacity = n.Status.Capacity.With("example.com/dongle", Quantity.Parse("4")) } });
        node.Until(() => Node(node)!.Status.Allocatable.TryGetValue("example.com/dongle", out var free) && free == Quantity.Parse("4"), "the dongles");
        node.Api.Change<Node>(new ObjectKey("node-1"), n => n with { Status = n.Status with { Capacity = n.Status.Capacity.Without("example.com/dongle") } });
        node.Until(() => !Node(node)!.Status.Allocatable.ContainsKey("example.com/dongle"), "the dongles to be gone");
        Assert.True(Node(node)!.Status.Allocatable.ContainsKey("cpu"));
    }

    private static Node? Node(SimulatedNode node) => node.Api.Find<Node>(new ObjectKey("node-1"));

    private static NodeCondition? Condition(SimulatedNode node, string type) => Node(node)?.Status.Conditions.Find(c => c.Type == type);

    private static Lease? Lease(SimulatedNode node) => node.Api.Find<Lease>(new ObjectKey("kube-node-lease", "node-1"));
}
