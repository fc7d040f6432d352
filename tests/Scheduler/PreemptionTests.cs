using Keles.Api.Policy.V1;

namespace Keles.Scheduler.Tests;

/// <summary>Important pods take the place of lesser ones.</summary>
public sealed class PreemptionTests
{
    private readonly Bench bench = new();

    [Fact]
    public void A_lesser_pod_makes_room_and_the_important_one_takes_it()
    {
        bench.Api.Put(A.Node("node-1", cpu: "1"));
        bench.Schedule(A.Pod("low", cpu: "1", priority: 1));
        bench.Schedule(A.Pod("high", cpu: "1", priority: 10));
        Assert.Equal("", bench.NodeOf("high"));
        bench.EndPods();
        Assert.Equal(["high"], bench.Api.List<Pod>().Select(p => p.Metadata.Name));
        Assert.Equal("node-1", bench.NodeOf("high"));
        Assert.Contains("Warning FailedScheduling high 0/1 nodes are available: 1 Insufficient cpu.", bench.Events);
        Assert.Contains(bench.Events, e => e.StartsWith("Normal Preempted low Preempted by pod ", StringComparison.Ordinal) && e.EndsWith(" on node node-1", StringComparison.Ordinal));
    }

    [Fact]
    public void The_victim_is_marked_and_its_end_is_waited_for()
    {
        bench.Api.Put(A.Node("node-1", cpu: "1"));
        bench.Schedule(A.Pod("low", cpu: "1", priority: 1));
        bench.Api.Change<Pod>(new(A.Ns, "low"), p => p with { Status = p.Status with { Phase = "Running" } });
        bench.Schedule(A.Pod("high", cpu: "1", priority: 10));
        var victim = bench.Api.Get<Pod>(A.Ns, "low");
        Assert.NotNull(victim.Metadata.DeletionTimestamp);
        var mark = PodConditions.Find(victim.Status, PodConditions.DisruptionTarget)!;
        Assert.Equal(("True", "PreemptionByScheduler", "default-scheduler: preempting to accommodate a higher priority pod"), (mark.Status, mark.Reason, mark.Message));
        Assert.Equal("node-1", bench.Api.Get<Pod>(A.Ns, "high").Status.NominatedNodeName);

        // Nobody of less importance takes the room meanwhile.
        bench.Schedule(A.Pod("middle", cpu: "1", priority: 5));
        bench.EndPods();
        Assert.Equal(("node-1", ""), (bench.NodeOf("high"), bench.NodeOf("middle")));
    }

    [Fact]
    public void The_node_with_the_least_harm_is_chosen()
    {
        foreach (var (node, pods) in new[] { ("node-1", new[] { 5 }), ("node-2", [3, 3]), ("node-3", [3]) })
        {
            bench.Api.Put(A.Node(node, cpu: "2"));
            foreach (var (priority, i) in pods.Select((p, i) => (p, i))) bench.Api.Put(A.Pod($"{node}-{i}", cpu: pods.Length == 1 ? "2" : "1", node: node, priority: priority));
        }

        bench.Settle();
        bench.Schedule(A.Pod("high", cpu: "2", priority: 10));
        bench.EndPods();
        Assert.Equal("node-3", bench.NodeOf("high"));
        Assert.Equal(["high", "node-1-0", "node-2-0", "node-2-1"], bench.Api.List<Pod>().Select(p => p.Metadata.Name));
    }

    [Fact]
    public void As_many_as_possible_stay_and_those_under_a_budget_first()
    {
        bench.Api.Put(A.Node("node-1", cpu: "3"));
        bench.Api.Put(new PodDisruptionBudget
        {
            Metadata = new() { Name = "keep", Namespace = A.Ns },
            Spec = new() { Selector = new() { MatchLabels = A.Labels(("app", "kept")) } },
            Status = new() { DisruptionsAllowed = 0 },
        });
        bench.Api.Put(A.Pod("kept", cpu: "1", node: "node-1", priority: 1, labels: [("app", "kept")]));
        bench.Api.Put(A.Pod("two", cpu: "1", node: "node-1", priority: 2));
        bench.Api.Put(A.Pod("three", cpu: "1", node: "node-1", priority: 3));
        bench.Settle();
        bench.Schedule(A.Pod("high", cpu: "1", priority: 10));
        bench.EndPods();
        Assert.Equal(["high", "kept", "three"], bench.Api.List<Pod>().Select(p => p.Metadata.Name));
    }

    [Fact]
    public void A_preemption_that_breaks_off_is_tried_again_and_takes_no_more_than_it_needs()
    {
        bench.Api.Put(A.Node("node-1", cpu: "2"));
        bench.Api.Put(A.Node("node-2", cpu: "2"));
        foreach (var name in new[] { "a", "b" }) bench.Api.Put(A.Pod(name, cpu: "1", node: "node-1", priority: 1));
        bench.Api.Put(A.Pod("c", cpu: "2", node: "node-2", priority: 5));
        bench.Settle();
        var refusals = 0;
        bench.Api.Refuse = r => r is { Verb: "delete", Kind.Name: "Pod" } && refusals++ == 0 ? Fakes.FakeErrors.Unavailable() : null;
        bench.Schedule(A.Pod("high", cpu: "2", priority: 10));
        bench.Advance(TimeSpan.FromSeconds(3));
        bench.EndPods();
        bench.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal("node-1", bench.NodeOf("high"));
        Assert.Equal(["c", "high"], bench.Api.List<Pod>().Select(p => p.Metadata.Name).Order());
        Assert.True(refusals > 2);
    }

    [Fact]
    public void A_claim_of_one_pod_alone_goes_from_the_lesser_to_the_more_important()
    {
        bench.Api.Put(A.Node("node-1", cpu: "4"));
        bench.Api.Put(Plugins.V.Volume("v") with { Status = new() { Phase = "Bound" } });
        bench.Api.Put(Plugins.V.Claim("data", volume: "v", modes: "ReadWriteOncePod"));
        var lesser = Plugins.V.PodWith("data");
        bench.Schedule(lesser with { Metadata = lesser.Metadata with { Name = "lesser" }, Spec = lesser.Spec with { Priority = 1 } });
        Assert.Equal("node-1", bench.NodeOf("lesser"));
        bench.Schedule(lesser with { Metadata = lesser.Metadata with { Name = "equal" }, Spec = lesser.Spec with { Priority = 1 } });
        Assert.StartsWith("0/1 nodes are available: 1 node has pod using PersistentVolumeClaim with the same name and ReadWriteOncePod access mode.", bench.Condition("equal").Message);
        bench.Delete<Pod>(A.Ns, "equal");
        bench.Schedule(lesser with { Metadata = lesser.Metadata with { Name = "high" }, Spec = lesser.Spec with { Priority = 10 } });
        bench.EndPods();
        Assert.Equal("node-1", bench.NodeOf("high"));
        Assert.Equal(["high"], bench.Api.List<Pod>().Select(p => p.Metadata.Name));
    }

    [Theory]
    [InlineData("1", 1, null, "0/1 nodes are available: 1 Insufficient cpu. no new claims to deallocate, preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod.")]
    [InlineData("2", 9, null, "0/1 nodes are available: 1 Insufficient cpu. no new claims to deallocate, preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.")]
    [InlineData("1", 9, "Never", "0/1 nodes are available: 1 Insufficient cpu. no new claims to deallocate, preemption: not eligible due to preemptionPolicy=Never.")]
    public void Where_nobody_can_make_room_the_message_says_why(string cpu, int priority, string? policy, string message)
    {
        bench.Api.Put(A.Node("node-1", cpu: "1"));
        bench.Schedule(A.Pod("there", cpu: "1", priority: 1));
        bench.Schedule(A.Pod("p", cpu: cpu, priority: priority).With(s => s with { PreemptionPolicy = policy }));
        Assert.Equal(message, bench.Condition("p").Message);
        Assert.Equal("node-1", bench.NodeOf("there"));
    }
}
