using Keles.Client;
using Keles.Fakes;
using Microsoft.Extensions.Logging.Abstractions;

namespace Keles.Scheduler.Tests;

/// <summary>Pods from their creation to their node, through the API.</summary>
public sealed class SchedulingTests
{
    private readonly Bench bench = new();

    [Fact]
    public void A_pod_is_bound_to_the_node_at_once_and_an_event_says_so()
    {
        bench.Api.Put(A.Node("node-1"));
        bench.Settle();
        var before = bench.Simulated.Now;
        bench.Schedule(A.Pod("web", cpu: "100m"));
        Assert.Equal("node-1", bench.NodeOf("web"));
        Assert.Equal(before, bench.Simulated.Now);
        Assert.Equal(["Normal Scheduled web Successfully assigned shop/web to node-1"], bench.Events);
        var e = Assert.Single(bench.Api.List<Api.Events.V1.Event>());
        Assert.Equal(("default-scheduler", "Binding", "shop", "Pod"), (e.ReportingController, e.Action, e.Regarding.Namespace, e.Regarding.Kind));
        Assert.Contains(bench.Api.Writes, w => w is { User: "system:kube-scheduler", Verb: "create", Subresource: "binding" });
    }

    [Fact]
    public void Pods_of_another_scheduler_are_left_alone()
    {
        bench.Api.Put(A.Node("node-1"));
        bench.Schedule(A.Pod("web").With(s => s with { SchedulerName = "mine" }));
        bench.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal("", bench.NodeOf("web"));
        Assert.Empty(bench.Events);
    }

    [Fact]
    public void A_pod_that_fits_nowhere_waits_says_why_and_gets_in_with_a_new_node()
    {
        bench.Api.Put(A.Node("node-1", cpu: "1"));
        bench.Api.Put(A.Node("node-2", taints: [A.Taint("dedicated", "gpu")]));
        bench.Api.Put(A.Node("node-3", cpu: "2"));
        bench.Schedule(A.Pod("big", cpu: "3"));
        const string Why = "0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 Insufficient cpu.";
        Assert.Equal("", bench.NodeOf("big"));
        Assert.StartsWith(Why, bench.Condition("big").Message);
        Assert.Equal(("False", "Unschedulable"), (bench.Condition("big").Status, bench.Condition("big").Reason));
        Assert.StartsWith($"Warning FailedScheduling big {Why}", Assert.Single(bench.Events));

        bench.Api.Put(A.Node("node-4", cpu: "8"));
        bench.Settle();
        Assert.Equal("node-4", bench.NodeOf("big"));
        Assert.Equal("True", bench.Condition("big").Status);
    }

    [Fact]
    public void Without_any_node_a_pod_waits_for_the_first_one()
    {
        bench.Schedule(A.Pod("web"));
        Assert.Equal("no nodes available to schedule pods", bench.Condition("web").Message);
        bench.Api.Put(A.Node("node-1"));
        bench.Settle();
        Assert.Equal("node-1", bench.NodeOf("web"));
    }

    [Fact]
    public void A_node_is_never_filled_beyond_what_it_has()
    {
        bench.Api.Put(A.Node("node-1", cpu: "1"));
        bench.Schedule(A.Pod("a", cpu: "400m"), A.Pod("b", cpu: "400m"), A.Pod("c", cpu: "400m"));
        Assert.Equal(2, bench.Api.List<Pod>().Count(p => p.Spec.NodeName == "node-1"));
        var waiting = bench.Api.List<Pod>().Single(p => p.Spec.NodeName.Length == 0);
        var placed = bench.Api.List<Pod>().First(p => p.Spec.NodeName.Length > 0);

        bench.Delete<Pod>(A.Ns, placed.Metadata.Name);
        bench.Settle();
        Assert.Equal("node-1", bench.NodeOf(waiting.Metadata.Name));
    }

    [Fact]
    public void Pods_that_have_ended_take_no_room()
    {
        bench.Api.Put(A.Node("node-1", cpu: "1"));
        bench.Schedule(A.Pod("first", cpu: "1"));
        bench.Schedule(A.Pod("second", cpu: "1"));
        Assert.Equal("", bench.NodeOf("second"));
        bench.Api.Change<Pod>(new(A.Ns, "first"), p => p with { Status = p.Status with { Phase = "Succeeded" } });
        bench.Settle();
        Assert.Equal("node-1", bench.NodeOf("second"));
    }

    [Fact]
    public void A_pod_with_a_scheduling_gate_is_looked_at_only_when_that_is_gone()
    {
        bench.Api.Put(A.Node("node-1"));
        bench.Schedule(A.Pod("held").With(s => s with { SchedulingGates = [new() { Name = "quota" }] }));
        bench.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal("", bench.NodeOf("held"));
        Assert.Empty(bench.Events);
        bench.Api.Change<Pod>(new(A.Ns, "held"), p => p.With(s => s with { SchedulingGates = [] }));
        bench.Settle();
        Assert.Equal("node-1", bench.NodeOf("held"));
    }

    [Fact]
    public void A_refused_binding_is_tried_again_after_a_pause()
    {
        bench.Api.Put(A.Node("node-1", cpu: "1"));
        var refusals = 0;
        bench.Api.Refuse = r => r.Subresource == "binding" && refusals++ == 0 ? FakeErrors.Unavailable("no room in the store") : null;
        bench.Schedule(A.Pod("web", cpu: "1"));
        Assert.Equal(("", "SchedulerError", "binding rejected: no room in the store"), (bench.NodeOf("web"), bench.Condition("web").Reason, bench.Condition("web").Message));
        bench.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("node-1", bench.NodeOf("web"));
        Assert.Equal(2, refusals);
    }

    [Fact]
    public void A_pod_that_goes_while_it_waits_is_forgotten()
    {
        bench.Schedule(A.Pod("web", cpu: "1"));
        bench.Delete<Pod>(A.Ns, "web");
        bench.Settle();
        bench.Api.Put(A.Node("node-1", cpu: "1"));
        bench.Schedule(A.Pod("next", cpu: "1"));
        Assert.Equal("node-1", bench.NodeOf("next"));
        Assert.Single(bench.Api.Writes, w => w.Subresource == "binding");
    }

    [Fact]
    public void Of_two_schedulers_only_the_one_with_the_lease_binds_until_it_gives_it_up()
    {
        var api = new SimulatedApi();
        var (first, second) = (api.Simulation.StartProcess("first"), api.Simulation.StartProcess("second"));
        api.Api.Put(A.Node("node-1"));
        using var stop = new CancellationTokenSource();
        _ = first.CallAsync("one", () => Elected("one", first.Around, stop.Token));
        api.Settle();
        _ = second.CallAsync("two", () => Elected("two", second.Around, default));
        api.Api.Put(A.Pod("a"));
        api.Settle();
        Assert.Equal("node-1", api.Api.Get<Pod>(A.Ns, "a").Spec.NodeName);
        Assert.Single(api.Api.Writes, w => w.Subresource == "binding");
        Assert.Equal("one", api.Api.Get<Api.Coordination.V1.Lease>("kube-system", "kube-scheduler").Spec.HolderIdentity);

        stop.Cancel();
        api.Settle();
        api.Api.Put(A.Pod("b"));
        api.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal("node-1", api.Api.Get<Pod>(A.Ns, "b").Spec.NodeName);
        Assert.Equal("two", api.Api.Get<Api.Coordination.V1.Lease>("kube-system", "kube-scheduler").Spec.HolderIdentity);

        async Task<int> Elected(string identity, Background.Surroundings around, CancellationToken cancel)
        {
            await new SchedulerHost(api.Api, new(), around, NullLoggerFactory.Instance).RunElectedAsync(identity, cancel);
            return 0;
        }
    }
}
