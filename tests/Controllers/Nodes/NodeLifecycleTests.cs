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
            Pass(10);
        }

        Assert.Equal(("True", 0), (Ready(), bench.Api.Get<Node>("", "node-1").Spec.Taints.Count));
    }

    [Fact]
    public void A_silent_node_is_unknown_tainted_and_its_pods_are_not_ready()
    {
        Join();
        bench.Api.Put(bench.Ready(A.Pod("web", node: "node-1")));
        Pass(45);
        Assert.Equal("True", Ready());
        Pass(15);
        var node = bench.Api.Get<Node>("", "node-1");
        Assert.Equal(("Unknown", "NodeStatusUnknown", "Kubelet stopped posting node status."), node.Status.Conditions.Find(c => c.Type == "Ready") is { } c ? (c.Status, c.Reason, c.Message) : default);
        Assert.Equal(["node.kubernetes.io/unreachable:NoExecute", "node.kubernetes.io/unreachable:NoSchedule"], node.Spec.Taints.Select(t => $"{t.Key}:{t.Effect}").ToArray().Order());
        Assert.Contains(bench.EventTexts, e => e == "Normal NodeNotReady Node node-1 status is now: NodeNotReady");
    }

    [Fact]
    public void A_node_that_comes_back_loses_its_taints()
    {
        Join();
        Pass(70);
        Assert.NotEmpty(bench.Api.Get<Node>("", "node-1").Spec.Taints.ToArray());
        bench.Api.Change<Node>(new("node-1"), WithReady);
        Renew();
        Pass(6);
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
        Put("hardly-ever", new Toleration { Operator = "Exists", Effect = "NoExecute", TolerationSeconds = long.MaxValue });
        Pass(58);
        Assert.Equal(["at-once"], Leaving());
        Pass(70);
        Assert.Equal(["at-once", "in-a-minute"], Leaving());
        Assert.Contains("Normal TaintManagerEviction Marking for deletion Pod shop/at-once", bench.EventTexts);
    }

    [Fact]
    public void Time_on_a_tainted_node_counts_from_when_the_pod_came_and_not_by_the_wall_clock()
    {
        bench.Api.Put(new Node { Metadata = new() { Name = "n" }, Spec = new() { Taints = [new() { Key = "k", Effect = "NoExecute", TimeAdded = Time.From(bench.Now) }] } });
        bench.Advance(TimeSpan.FromHours(1));
        var pod = A.Pod("late", node: "n");
        bench.Api.Put(pod with { Spec = pod.Spec with { Tolerations = [new() { Key = "k", Operator = "Exists", TolerationSeconds = 60 }] } });
        bench.Settle();
        bench.Simulated.Simulation.WallShift = TimeSpan.FromHours(3);
        bench.Advance(TimeSpan.FromSeconds(59));
        Assert.Null(bench.Api.Get<Pod>(A.Ns, "late").Metadata.DeletionTimestamp);
        bench.Simulated.Simulation.WallShift = TimeSpan.FromHours(-3);
        bench.Advance(TimeSpan.FromSeconds(2));
        Assert.NotNull(bench.Api.Get<Pod>(A.Ns, "late").Metadata.DeletionTimestamp);
    }

    [Fact]
    public void A_node_is_not_given_up_because_somebody_set_the_clock()
    {
        Join();
        bench.Simulated.Simulation.WallShift = TimeSpan.FromHours(3);
        Pass(20);
        Assert.Equal("True", Ready());
        bench.Simulated.Simulation.WallShift = TimeSpan.FromHours(-3);
        Pass(45);
        Assert.Equal("Unknown", Ready());
    }

    [Fact]
    public void A_taint_taken_back_in_time_spares_the_pod()
    {
        Join();
        Put("patient", new Toleration { Key = "node.kubernetes.io/unreachable", Operator = "Exists", Effect = "NoExecute", TolerationSeconds = 60 });
        Pass(70);
        bench.Api.Change<Node>(new("node-1"), WithReady);
        for (var i = 0; i < 12; i++)
        {
            Renew();
            Pass(10);
        }

        Assert.Empty(Leaving());
        Assert.Contains("Normal TaintManagerEviction Cancelling deletion of Pod shop/patient", bench.EventTexts);
    }

    [Fact]
    public void Pods_of_a_node_that_is_gone_are_removed_after_a_while()
    {
        bench.Api.Put(A.Pod("orphan", node: "vanished"));
        Pass(30);
        Assert.Single(bench.Pods);
        Pass(40);
        Assert.Empty(bench.Pods);
    }

    [Fact]
    public void A_cluster_of_which_nothing_is_heard_at_all_loses_no_pod()
    {
        Join();
        Put("web");
        bench.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("Unknown", Ready());
        Assert.Equal(["NoSchedule"], bench.Api.Get<Node>("", "node-1").Spec.Taints.Select(static t => t.Effect).ToArray());
        Assert.Empty(Leaving());
    }

    [Fact]
    public void Silent_nodes_of_one_zone_lose_their_pods_one_after_the_other()
    {
        Join();
        bench.Api.Put(WithReady(new Node { Metadata = new() { Name = "node-3" } }));
        bench.Api.Put(WithReady(new Node { Metadata = new() { Name = "node-4" } }));
        bench.Api.Put(WithReady(new Node { Metadata = new() { Name = "node-5" } }));
        Renew("node-3");
        List<int> evicting = [];
        for (var i = 0; i < 22; i++)
        {
            Renew("node-4");
            Renew("node-5");
            Pass(5);
            evicting.Add(Evicting());
        }

        var (first, second) = (evicting.IndexOf(1), evicting.IndexOf(2));
        Assert.InRange(second - first, 2, 4);
    }

    private int Evicting() => bench.Api.List<Node>().Count(static n => n.Spec.Taints.Any(static t => t.Effect == "NoExecute"));

    /// <summary>Time passes, and the other node is heard of all the while: one that is silent is not the whole cluster.</summary>
    private void Pass(int seconds)
    {
        for (var left = seconds; left > 0; left -= 5)
        {
            if (bench.Api.Find<Node>(new("node-2")) is not null) Renew("node-2");
            bench.Advance(TimeSpan.FromSeconds(Math.Min(5, left)));
        }
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
        bench.Api.Put(WithReady(new Node { Metadata = new() { Name = "node-2" } }));
        Renew();
        Renew("node-2");
        bench.Settle();
    }

    private Node WithReady(Node node) => node with
    {
        Status = node.Status with { Conditions = [new() { Type = "Ready", Status = "True", LastHeartbeatTime = Time.From(bench.Now), LastTransitionTime = Time.From(bench.Now) }] },
    };

    private void Renew(string node = "node-1") => bench.Api.Put(new Lease { Metadata = new() { Name = node, Namespace = "kube-node-lease" }, Spec = new() { HolderIdentity = node, RenewTime = MicroTime.From(bench.Now) } });

    private string? Ready() => bench.Api.Get<Node>("", "node-1").Status.Conditions.Find(c => c.Type == "Ready")?.Status;
}
