using Keles.Api.Apps.V1;
using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Controllers.Tests.DaemonSets;

public sealed class DaemonSetTests
{
    private readonly Bench bench = new(["daemon-set-controller"]);

    public DaemonSetTests()
    {
        foreach (var name in (string[])["node-1", "node-2", "node-3"]) bench.Api.Put(new Node { Metadata = new() { Name = name, Labels = A.Labels(("kubernetes.io/hostname", name)) } });
    }

    [Fact]
    public void One_pod_runs_for_every_node()
    {
        bench.Create(Set());
        bench.Settle();
        Assert.Equal(["node-1", "node-2", "node-3"], Targets());
        Run();
        var status = bench.Api.Get<DaemonSet>(A.Ns, "agent").Status;
        Assert.Equal((3, 3, 3, 3, 3, 0), (status.DesiredNumberScheduled, status.CurrentNumberScheduled, status.NumberReady, status.NumberAvailable, status.UpdatedNumberScheduled, status.NumberUnavailable));
        bench.Api.Put(new Node { Metadata = new() { Name = "node-4" } });
        bench.Settle();
        Assert.Equal(4, bench.Pods.Count);
    }

    [Fact]
    public void Nodes_it_does_not_select_or_tolerate_are_left_out()
    {
        bench.Api.Change<Node>(new("node-1"), n => n with { Spec = n.Spec with { Taints = [new() { Key = "dedicated", Effect = "NoSchedule" }] } });
        bench.Api.Change<Node>(new("node-2"), n => n with { Spec = n.Spec with { Unschedulable = true, Taints = [new() { Key = "node.kubernetes.io/unschedulable", Effect = "NoSchedule" }] } });
        bench.Create(Set());
        bench.Settle();
        Assert.Equal(["node-2", "node-3"], Targets());
        bench.Api.Change<Node>(new("node-3"), n => n with { Spec = n.Spec with { Taints = [new() { Key = "away", Effect = "NoExecute" }] } });
        bench.Settle();
        Assert.Equal(["node-2"], Targets());
    }

    [Fact]
    public void A_failed_daemon_is_started_anew()
    {
        bench.Create(Set());
        bench.Settle();
        var failed = bench.Pods[0];
        bench.Api.Put(failed with { Status = failed.Status with { Phase = "Failed" } });
        bench.Settle();
        Assert.Equal(3, bench.Pods.Count);
        Assert.DoesNotContain(bench.Pods, p => p.Metadata.Uid == failed.Metadata.Uid);
    }

    [Fact]
    public void A_new_template_rolls_over_the_nodes_one_by_one()
    {
        bench.Create(Set());
        bench.Settle();
        Run();
        bench.Update<DaemonSet>(A.Ns, "agent", s => s with { Spec = s.Spec with { Template = A.Template("nginx:2") } });
        for (var i = 0; i < 20; i++)
        {
            bench.Settle();
            Assert.True(bench.Pods.Count(p => p.IsReady() && !p.IsBeingDeleted()) >= 2, "more than one daemon is away");
            Run();
        }

        Assert.All(bench.Pods, p => Assert.Equal("nginx:2", p.Spec.Containers[0].Image));
        Assert.Equal([1L, 2L], bench.Api.List<ControllerRevision>().Select(r => r.Revision).Order());
        Assert.Equal(3, bench.Api.Get<DaemonSet>(A.Ns, "agent").Status.UpdatedNumberScheduled);
    }

    [Fact]
    public void Its_revision_holds_the_template_byte_for_byte_as_clients_compare_it()
    {
        // Clients find a daemon set's present revision by writing its template themselves: members in order, Go's escapes.
        bench.Create(Set() with { Spec = Set().Spec with { Template = A.Template("nginx:<&>") } });
        bench.Settle();
        Assert.StartsWith(
            """{"spec":{"template":{"$patch":"replace","metadata":{"labels":{"app":"web"}},"spec":{"containers":[{"image":"nginx:\u003c\u0026\u003e","imagePullPolicy":"IfNotPresent","name":"c",""",
            bench.Api.List<ControllerRevision>().Single().Data.ToString());
    }

    [Fact]
    public void With_surge_the_new_daemon_is_ready_before_the_old_one_goes()
    {
        bench.Create(Set() with { Spec = Set().Spec with { UpdateStrategy = new() { Type = "RollingUpdate", RollingUpdate = new() { MaxSurge = 1, MaxUnavailable = 0 } } } });
        bench.Settle();
        Run();
        bench.Update<DaemonSet>(A.Ns, "agent", s => s with { Spec = s.Spec with { Template = A.Template("nginx:2") } });
        bench.Settle();
        Assert.Equal(4, bench.Pods.Count);
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(3, bench.Pods.Where(p => p.IsReady() && !p.IsBeingDeleted()).Select(Target).Distinct().Count());
            Assert.InRange(bench.Pods.Count(p => !p.IsBeingDeleted()), 3, 4);
            Run();
        }

        Assert.Equal(["nginx:2", "nginx:2", "nginx:2"], bench.Pods.Select(p => p.Spec.Containers[0].Image));
    }

    [Fact]
    public void A_daemon_that_fails_again_and_again_waits_ever_longer()
    {
        bench.Create(Set());
        bench.Settle();
        Fail();
        Assert.DoesNotContain(bench.Pods, p => p.IsTerminal());
        for (var wait = 1; wait <= 1024; wait *= 2)
        {
            // The longest wait is a quarter of an hour.
            var seconds = Math.Min(wait, 900);
            Fail();
            bench.Advance(TimeSpan.FromSeconds(seconds - 0.01));
            Assert.Contains(bench.Pods, p => p.IsTerminal());
            bench.Advance(TimeSpan.FromSeconds(0.011)); // Timers count in whole milliseconds.
            Assert.DoesNotContain(bench.Pods, p => p.IsTerminal());
        }

        Assert.Contains(bench.EventTexts, e => e.StartsWith("Warning FailedDaemonPod Found failed daemon pod shop/agent-", StringComparison.Ordinal) && e.EndsWith(" on node node-1, will try to kill it", StringComparison.Ordinal));
    }

    [Fact]
    public void On_delete_only_what_is_deleted_is_made_anew_from_the_new_template()
    {
        bench.Create(Set() with { Spec = Set().Spec with { UpdateStrategy = new() { Type = "OnDelete" } } });
        bench.Settle();
        Run();
        bench.Update<DaemonSet>(A.Ns, "agent", s => s with { Spec = s.Spec with { Template = A.Template("nginx:2") } });
        Run();
        Assert.DoesNotContain(bench.Pods, p => p.Spec.Containers[0].Image == "nginx:2");
        bench.Delete<Pod>(A.Ns, bench.Pods[0].Metadata.Name);
        Run();
        Run();
        Assert.Single(bench.Pods, p => p.Spec.Containers[0].Image == "nginx:2");
        Assert.Equal(1, bench.Api.Get<DaemonSet>(A.Ns, "agent").Status.UpdatedNumberScheduled);
    }

    private void Fail()
    {
        var pod = bench.Pods.First(p => Target(p) == "node-1" && !p.IsTerminal());
        bench.Api.Put(pod with { Status = pod.Status with { Phase = "Failed" } });
        bench.Settle();
    }

    private void Run()
    {
        foreach (var pod in bench.Pods)
        {
            if (pod.IsBeingDeleted()) bench.Api.Remove<Pod>(ObjectKey.Of(pod));
            else if (!pod.IsReady()) bench.Api.Put(bench.Ready(pod with { Spec = pod.Spec with { NodeName = Target(pod) } }));
        }

        bench.Settle();
    }

    private IEnumerable<string> Targets() => bench.Pods.Where(p => !p.IsBeingDeleted()).Select(Target).Order();

    private static string Target(Pod pod) => pod.Spec.NodeName.Length > 0 ? pod.Spec.NodeName : pod.Spec.Affinity!.NodeAffinity!.RequiredDuringSchedulingIgnoredDuringExecution!.NodeSelectorTerms[0].MatchFields[0].Values[0];

    private static DaemonSet Set() => new()
    {
        Metadata = new() { Name = "agent", Namespace = A.Ns },
        Spec = new() { Selector = A.Selector(), Template = A.Template(), RevisionHistoryLimit = 10, UpdateStrategy = new() { Type = "RollingUpdate", RollingUpdate = new() { MaxUnavailable = 1 } } },
    };
}
