using Keles.Api.Coordination.V1;
using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Controllers.Tests.Nodes;

public sealed class NodeLifecycleTests
{
    private readonly Bench bench = new(["node-lifecycle-controller", "taint-eviction-controller", "pod-garbage-collector"]);

    [Fact]
    public void A_node_that_renews_its_lease_stays_ready()
    {
        Join();
        for (var i = 0; i < 20; i++)
        {
            Renew();
            bench.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Equal(("True", 0), (Ready(), bench.Api.Get<Node>("", "node-1").Spec.Taints.Count));
    }

    [Fact]
    public void A_silent_node_is_unknown_tainted_and_its_pods_are_not_ready()
    {
        Join();
        bench.Api.Put(bench.Ready(A.Pod("web", node: "node-1")));
        bench.Advance(TimeSpan.FromSeconds(45));
        Assert.Equal("True", Ready());
        bench.Advance(TimeSpan.FromSeconds(15));
        var node = bench.Api.Get<Node>("", "node-1");
        Assert.Equal(("Unknown", "NodeStatusUnknown", "Kubelet stopped posting node status."), node.Status.Conditions.Find(c => c.Type == "Ready") is { } c ? (c.Status, c.Reason, c.Message) : default);
        Assert.Equal(["node.kubernetes.io/unreachable:NoExecute", "node.kubernetes.io/unreachable:NoSchedule"], node.Spec.Taints.Select(t => $"{t.Key}:{t.Effect}").ToArray().Order());
        Assert.Contains(bench.EventTexts, e => e == "Normal NodeNotReady Node node-1 status is now: NodeNotReady");
    }

    [Fact]
    public void A_node_that_comes_back_loses_its_taints()
    {
        Join();
        bench.Advance(TimeSpan.FromSeconds(70));
        Assert.NotEmpty(bench.Api.Get<Node>("", "node-1").Spec.Taints.ToArray());
        bench.Api.Change<Node>(new("node-1"), WithReady);
        Renew();
        bench.Advance(TimeSpan.FromSeconds(6));
        Assert.Empty(bench.Api.Get<Node>("", "node-1").Spec.Taints.ToArray());
    }

    [Fact]
    public void A_cordoned_node_is_tainted_unschedulable()
    {
        Join();
        bench.Update<Node>("", "node-1", n => n with { Spec = n.Spec with { Unschedulable = true } });
        bench.Settle();
        Assert.Equal("node.kubernetes.io/unschedulable", bench.Api.Get<Node>("", "node-1").Spec.Taints[0].Key);
    }

    [Fact]
    public void Pods_leave_when_they_no_longer_tolerate()
    {
        Join();
        Put("at-once");
        Put("in-a-minute", new Toleration { Key = "node.kubernetes.io/unreachable", Operator = "Exists", Effect = "NoExecute", TolerationSeconds = 60 });
        Put("never", new Toleration { Operator = "Exists" });
        bench.Advance(TimeSpan.FromSeconds(58));
        Assert.Equal(["at-once"], Leaving());
        bench.Advance(TimeSpan.FromSeconds(70));
        Assert.Equal(["at-once", "in-a-minute"], Leaving());
        Assert.Contains("Normal TaintManagerEviction Marking for deletion Pod shop/at-once", bench.EventTexts);
    }

    [Fact]
    public void A_taint_taken_back_in_time_spares_the_pod()
    {
        Join();
        Put("patient", new Toleration { Key = "node.kubernetes.io/unreachable", Operator = "Exists", Effect = "NoExecute", TolerationSeconds = 60 });
        bench.Advance(TimeSpan.FromSeconds(70));
        bench.Api.Change<Node>(new("node-1"), WithReady);
        for (var i = 0; i < 12; i++)
        {
            Renew();
            bench.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Empty(Leaving());
    }

    [Fact]
    public void Pods_of_a_node_that_is_gone_are_removed_after_a_while()
    {
        bench.Api.Put(A.Pod("orphan", node: "vanished"));
        bench.Advance(TimeSpan.FromSeconds(30));
        Assert.Single(bench.Pods);
        bench.Advance(TimeSpan.FromSeconds(40));
        Assert.Empty(bench.Pods);
    }

    private void Put(string name, params ReadOnlySpan<Toleration> tolerations)
    {
        var pod = A.Pod(name, node: "node-1");
        bench.Api.Put(pod with { Spec = pod.Spec with { Tolerations = [.. tolerations] } });
    }

    private IEnumerable<string> Leaving() => bench.Pods.Where(p => p.IsBeingDeleted()).Select(p => p.Metadata.Name);

    private void Join()
    {
        bench.Api.Put(WithReady(new Node { Metadata = new() { Name = "node-1" } }));
        Renew();
        bench.Settle();
    }

    private Node WithReady(Node node) => node with
    {
        Status = node.Status with { Conditions = [new() { Type = "Ready", Status = "True", LastHeartbeatTime = Time.From(bench.Now), LastTransitionTime = Time.From(bench.Now) }] },
    };

    private void Renew() => bench.Api.Put(new Lease { Metadata = new() { Name = "node-1", Namespace = "kube-node-lease" }, Spec = new() { HolderIdentity = "node-1", RenewTime = MicroTime.From(bench.Now) } });

    private string? Ready() => bench.Api.Get<Node>("", "node-1").Status.Conditions.Find(c => c.Type == "Ready")?.Status;
}
