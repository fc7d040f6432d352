using Keles.Api.Core.V1;

namespace Keles.Kubelet.Tests.Scenarios;

public sealed class InitScenarios
{
    [Fact]
    public void Init_containers_run_one_after_the_other_before_the_rest()
    {
        using var node = new SimulatedNode().Start();
        var pod = node.Put(APod.Named("a", APod.Running()).Init(APod.Doing("first", "sleep 2; exit 0"), APod.Doing("second", "sleep 2; exit 0")));
        node.Until(pod, p => p.Status("first")?.State.Running is not null, "the first to run");
        Assert.Equal("PodInitializing", node.Get(pod).Status("c")!.State.Waiting!.Reason);
        Assert.Equal("containers with incomplete status: [first second]", node.Get(pod).Status.Conditions.Find(c => c.Type == "Initialized")!.Message);
        node.Until(pod, p => p.Ready() == "True", "the pod to be ready");

        var status = node.Get(pod).Status;
        Assert.True(Ended(status, "first") <= Started(status, "second"));
        Assert.True(Ended(status, "second") <= PodContainers.Status(status, "c")!.State.Running!.StartedAt.ToDateTimeOffset());
    }

    [Fact]
    public void An_init_container_that_fails_is_repeated_or_fails_the_pod()
    {
        using var node = new SimulatedNode().Start();
        var again = node.Put(APod.Named("again", APod.Running()).Init(APod.Doing("first", "exit 1")));
        var never = node.Put(APod.Named("never", APod.Running()).Init(APod.Doing("first", "exit 1")).Never());
        node.Until(never, p => p.Status.Phase == "Failed", "the pod to fail");
        node.Until(again, p => p.Status("first")?.State.Waiting?.Reason == "CrashLoopBackOff", "the init container to be held back");
        Assert.Equal("Pending", node.Get(again).Status.Phase);
        Assert.DoesNotContain(node.Cri.Containers.Values, c => c.Config.Metadata.Name == "c");
    }

    [Fact]
    public void Where_an_init_container_fails_the_pod_the_others_keep_waiting()
    {
        using var node = new SimulatedNode().Start();
        var pod = node.Put(APod.Named("a", APod.Running()).Init(APod.Doing("first", "exit 0"), APod.Doing("second", "exit 1"), APod.Doing("third", "exit 0")).Never());
        node.Until(pod, p => p.Status.Phase == "Failed", "the pod to fail");
        node.Advance(TimeSpan.FromMinutes(2));
        var ended = node.Get(pod);
        Assert.Equal("PodInitializing", ended.Status("c")!.State.Waiting?.Reason);
        Assert.Equal("PodInitializing", ended.Status("third")!.State.Waiting?.Reason);
        Assert.Equal(1, ended.Status("second")!.State.Terminated?.ExitCode);
    }

    [Fact]
    public void A_sidecar_starts_before_the_rest_comes_back_when_it_dies_and_ends_last()
    {
        using var node = new SimulatedNode().Start();
        var pod = node.Put(APod.Named("a", APod.Doing("c", "sleep 60; exit 0")).Init(APod.Running("side") with { RestartPolicy = "Always" }).Never());
        node.Until(pod, p => p.Ready() == "True", "the pod to be ready");
        var status = node.Get(pod).Status;
        Assert.True(status.InitContainerStatuses[0].State.Running!.StartedAt.ToDateTimeOffset() <= status.ContainerStatuses[0].State.Running!.StartedAt.ToDateTimeOffset());

        node.Cri.Exit(status.InitContainerStatuses[0].ContainerID["containerd://".Length..], 1);
        node.Until(pod, p => p.Status("side") is { RestartCount: 1, State.Running: not null }, "the sidecar to be back");
        node.Until(pod, p => p.Status.Phase == "Succeeded", "the pod to end when its own work is done");
        Assert.NotNull(node.Get(pod).Status("side")!.State.Terminated);
    }

    [Fact]
    public void A_sidecar_holds_the_rest_back_until_its_startup_probe_succeeds()
    {
        using var node = new SimulatedNode().Start();
        var up = false;
        node.Probes.Answer = _ => new Probes.ProbeAnswer(up, "not yet");
        var pod = node.Put(APod.Named("a", APod.Running()).Init(APod.Running("side") with
        {
            RestartPolicy = "Always",
            StartupProbe = new() { Exec = new() { Command = ["check"] }, PeriodSeconds = 1, FailureThreshold = 100, SuccessThreshold = 1, TimeoutSeconds = 1 },
        }));
        node.Until(pod, p => p.Status("side")?.State.Running is not null, "the sidecar to run");
        node.Advance(TimeSpan.FromSeconds(20));
        Assert.NotNull(node.Get(pod).Status("c")!.State.Waiting);
        up = true;
        node.Until(pod, p => p.Ready() == "True", "the pod to be ready");
    }

    [Fact]
    public void A_deleted_pods_sidecars_are_ended_after_the_rest_in_the_opposite_order_of_their_start()
    {
        using var node = new SimulatedNode().Start();
        var pod = node.Put(APod.Named("a", APod.Running() with { Lifecycle = new() { PreStop = new() { Sleep = new() { Seconds = 5 } } } })
            .Init(APod.Running("one") with { RestartPolicy = "Always" }, APod.Running("two") with { RestartPolicy = "Always" })
            .With(s => s with { TerminationGracePeriodSeconds = 20 }));
        node.Until(pod, p => p.Ready() == "True", "the pod to be ready");
        string Id(string name) => node.Get(pod).Status(name)!.ContainerID["containerd://".Length..];
        string[] expected = [Id("c"), Id("two"), Id("one")];
        node.Delete(pod);
        node.Until(() => !node.Exists(pod), "the pod to be gone");
        Assert.Equal(expected, node.Cri.Calls.Made.Where(c => c.StartsWith("StopContainer ", StringComparison.Ordinal)).Select(c => c.Split(' ')[1]));
    }

    private static DateTimeOffset Started(PodStatus status, string name) => PodContainers.Status(status, name)!.State.Terminated!.StartedAt.ToDateTimeOffset();

    private static DateTimeOffset Ended(PodStatus status, string name) => PodContainers.Status(status, name)!.State.Terminated!.FinishedAt.ToDateTimeOffset();
}
