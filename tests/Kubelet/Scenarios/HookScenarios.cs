using Keles.Api.Core.V1;

namespace Keles.Kubelet.Tests.Scenarios;

public sealed class HookScenarios
{
    [Fact]
    public void A_postStart_hook_that_fails_ends_its_container()
    {
        using var node = new SimulatedNode().Start();
        var pod = node.Put(APod.Named("a", APod.Running() with { Lifecycle = new() { PostStart = new() { Exec = new() { Command = ["sh", "-c", "exit 1"] } } } }));
        node.Until(pod, p => p.Status("c")?.State.Waiting?.Reason is "PostStartHookError" or "CrashLoopBackOff", "the container to wait");
        node.Until(() => node.Events(pod).Contains("FailedPostStartHook: PostStartHook failed"), "the event");
        Assert.Contains("Killing: FailedPostStartHook", node.Events(pod));
    }

    [Fact]
    public void A_preStop_hook_runs_before_the_container_is_asked_to_end_within_the_same_grace()
    {
        using var node = new SimulatedNode().Start();
        var pod = node.Put(APod.Named("a", APod.Running() with { Lifecycle = new() { PreStop = new() { HttpGet = new() { Path = "/bye", Port = Machinery.IntOrString.Of(8080), Scheme = "HTTP" } } } }));
        node.Until(pod, p => p.Ready() == "True", "the pod to be ready");
        node.Delete(pod);
        node.Until(() => !node.Exists(pod), "the pod to be gone");
        var asked = Assert.Single(node.Web.Asked);
        Assert.Equal((8080, "/bye"), (asked.Port, asked.AbsolutePath));
        Assert.StartsWith("10.88.0.", asked.Host);
    }

    [Fact]
    public void Who_does_not_listen_is_ended_by_force_when_its_time_is_over()
    {
        using var node = new SimulatedNode().Start();
        var pod = node.Put(APod.Named("a", APod.Doing("c", "trap '' TERM; serve")).With(s => s with { TerminationGracePeriodSeconds = 20 }));
        node.Until(pod, p => p.Ready() == "True", "the pod to be ready");
        var began = node.Now;
        node.Delete(pod);
        node.Until(() => !node.Exists(pod), "the pod to be gone");
        Assert.InRange((node.Now - began).TotalSeconds, 19, 26);
    }

    [Fact]
    public void A_second_deletion_with_less_time_hurries_the_first()
    {
        using var node = new SimulatedNode().Start();
        var pod = node.Put(APod.Named("a", APod.Doing("c", "trap '' TERM; serve")).With(s => s with { TerminationGracePeriodSeconds = 600 }));
        node.Until(pod, p => p.Ready() == "True", "the pod to be ready");
        node.Delete(pod);
        node.Advance(TimeSpan.FromSeconds(5));
        var began = node.Now;
        node.Delete(pod, grace: 2);
        node.Until(() => !node.Exists(pod), "the pod to be gone");
        Assert.InRange((node.Now - began).TotalSeconds, 0, 10);
    }

    [Fact]
    public void While_a_pod_ends_it_is_no_longer_ready_but_still_running()
    {
        using var node = new SimulatedNode().Start();
        var pod = node.Put(APod.Named("a", APod.Doing("c", "trap '' TERM; serve")).With(s => s with { TerminationGracePeriodSeconds = 60 }));
        node.Until(pod, p => p.Ready() == "True", "the pod to be ready");
        node.Delete(pod);
        node.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal("Running", node.Get(pod).Status.Phase);
        Assert.NotNull(node.Get(pod).Status("c")!.State.Running);
    }
}
