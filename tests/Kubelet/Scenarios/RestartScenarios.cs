using Keles.Api.Core.V1;

namespace Keles.Kubelet.Tests.Scenarios;

public sealed class RestartScenarios
{
    [Fact]
    public void A_container_that_crashes_is_started_again_after_pauses_that_double()
    {
        using var node = new SimulatedNode().Start();
        var pod = node.Put(APod.Named("a", APod.Doing("c", "exit 3")));
        node.Until(pod, p => p.Status("c")?.State.Waiting?.Reason == "CrashLoopBackOff", "the container to be held back");

        var status = node.Get(pod).Status("c")!;
        Assert.Equal("back-off 10s restarting failed container=c pod=a_default(uid-of-a)", status.State.Waiting!.Message);
        Assert.Equal(3, status.LastState.Terminated!.ExitCode);
        Assert.Equal(1, status.RestartCount);
        Assert.Equal("Running", node.Get(pod).Status.Phase);
        Assert.Equal("containers with unready status: [c]", node.Get(pod).Status.Conditions.Find(c => c.Type == "Ready")!.Message);
        node.Until(() => node.Events(pod).Contains("BackOff: Back-off restarting failed container c in pod a_default(uid-of-a)"), "the event");

        node.Until(pod, p => p.Status("c")!.State.Waiting?.Message.StartsWith("back-off 20s", StringComparison.Ordinal) == true, "the longer pause");
        node.Until(pod, p => p.Status("c")!.RestartCount == 3, "another start");
    }

    [Fact]
    public void The_first_restart_comes_at_once()
    {
        using var node = new SimulatedNode().Start();
        var pod = node.Put(APod.Named("a", APod.Doing("c", "sleep 30; exit 1")));
        node.Until(pod, p => p.Status("c")?.RestartCount == 1, "the restart");
        var status = node.Get(pod).Status("c")!;
        Assert.True(status.State.Running!.StartedAt.ToDateTimeOffset() - status.LastState.Terminated!.FinishedAt.ToDateTimeOffset() < TimeSpan.FromSeconds(3));
    }

    [Theory]
    [InlineData("OnFailure", 0, "Succeeded")]
    [InlineData("Never", 0, "Succeeded")]
    [InlineData("Never", 1, "Failed")]
    public void A_pod_that_is_not_restarted_ends_as_its_containers_did(string policy, int code, string phase)
    {
        using var node = new SimulatedNode().Start();
        var pod = node.Put(APod.Named("a", APod.Doing("c", $"exit {code}")).With(s => s with { RestartPolicy = policy }));
        node.Until(pod, p => p.Status.Phase == phase, "the pod to end");
        Assert.Equal(0, node.Get(pod).Status("c")!.RestartCount);
        Assert.Equal(code == 0 ? "PodCompleted" : "PodFailed", node.Get(pod).Status.Conditions.Find(c => c.Type == "Ready")!.Reason);
    }

    [Fact]
    public void A_pod_that_took_longer_than_it_may_fails()
    {
        using var node = new SimulatedNode().Start();
        var pod = node.Put(APod.Named("a", APod.Running()).With(s => s with { ActiveDeadlineSeconds = 60 }));
        node.Until(pod, p => p.Ready() == "True", "the pod to be ready");
        var began = node.Now;
        node.Until(pod, p => p.Status.Phase == "Failed", "the pod to fail");
        Assert.InRange((node.Now - began).TotalSeconds, 50, 70);
        Assert.Equal(("DeadlineExceeded", "Pod was active on the node longer than the specified deadline"), (node.Get(pod).Status.Reason, node.Get(pod).Status.Message));
    }

    [Fact]
    public void What_a_container_left_to_say_is_told()
    {
        using var node = new SimulatedNode().Start();
        var pod = node.Put(APod.Named("a", APod.Doing("c", "echo the end; exit 1") with { TerminationMessagePolicy = "FallbackToLogsOnError" }).Never());
        node.Until(pod, p => p.Status.Phase == "Failed", "the pod to fail");
        Assert.Equal("the end\n", node.Get(pod).Status("c")!.State.Terminated!.Message);

        var other = node.Put(APod.Named("b", APod.Doing("c", "sleep 5; exit 1")).Never());
        node.Until(other, p => p.Status("c")?.State.Running is not null, "the container to run");
        var file = node.Cri.Containers.Values.Single(c => c.Sandbox.Config.Metadata.Name == "b").Config.Mounts.Single(m => m.ContainerPath == "/dev/termination-log").HostPath;
        File.WriteAllText(file, "in a file");
        node.Until(other, p => p.Status.Phase == "Failed", "the pod to fail");
        Assert.Equal("in a file", node.Get(other).Status("c")!.State.Terminated!.Message);
    }

    [Fact]
    public void A_sandbox_that_dies_is_made_anew_with_its_containers()
    {
        using var node = new SimulatedNode().Start();
        var pod = node.Put(APod.Named("a", APod.Running()));
        node.Until(pod, p => p.Ready() == "True", "the pod to be ready");
        var before = node.Get(pod).Status("c")!.ContainerID;
        lock (node.Cri.Gate)
        {
            foreach (var container in node.Cri.Containers.Values)
            {
                container.End(137, null);
            }
            node.Cri.Sandboxes.Values.Single().Ready = false;
        }
        node.Until(pod, p => p.Ready() == "True" && p.Status("c")!.ContainerID != before, "the pod to be ready again");
        node.Until(() => node.Events(pod).Contains("SandboxChanged: Pod sandbox changed, it will be killed and re-created."), "the event");
    }

    [Fact]
    public void Ephemeral_containers_are_started_in_a_running_pod_and_never_again()
    {
        using var node = new SimulatedNode().Start();
        var pod = node.Put(APod.Named("a", APod.Running()));
        node.Until(pod, p => p.Ready() == "True", "the pod to be ready");
        node.Api.Change<Pod>(Machinery.ObjectKey.Of(pod), p => p.With(s => s with
        {
            EphemeralContainers = [new() { Name = "look", Image = SimulatedNode.Image, Command = ["sh", "-c", "sleep 5; exit 1"], TargetContainerName = "c", ImagePullPolicy = "IfNotPresent" }],
        }));
        node.Until(pod, p => p.Status("look")?.State.Running is not null, "the ephemeral container to run");
        var config = node.Cri.Containers.Values.Single(c => c.Config.Metadata.Name == "look").Config;
        Assert.Equal(node.Get(pod).Status("c")!.ContainerID["containerd://".Length..], config.Linux.SecurityContext.NamespaceOptions.TargetId);
        node.Until(pod, p => p.Status("look")?.State.Terminated is not null, "the ephemeral container to end");
        node.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(0, node.Get(pod).Status("look")!.RestartCount);
        Assert.Equal("True", node.Get(pod).Ready());
    }
}
