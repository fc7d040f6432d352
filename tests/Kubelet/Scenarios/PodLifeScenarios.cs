namespace Keles.Kubelet.Tests.Scenarios;

public sealed class PodLifeScenarios
{
    [Fact]
    public void A_bound_pod_runs_and_its_status_says_so()
    {
        using var node = new SimulatedNode().Start();
        var pod = node.Put(APod.Named("a", APod.Running()));
        node.Until(pod, p => p.Ready() == "True", "the pod to be ready");

        var status = node.Get(pod).Status;
        Assert.Equal("Running", status.Phase);
        Assert.Equal("BestEffort", status.QosClass);
        Assert.Equal("192.0.2.10", status.HostIP);
        Assert.StartsWith("10.88.0.", status.PodIP);
        Assert.Equal(["PodReadyToStartContainers", "Initialized", "Ready", "ContainersReady", "PodScheduled"], status.Conditions.Select(c => c.Type));
        Assert.All(status.Conditions, c => Assert.Equal("True", c.Status));
        var container = Assert.Single(status.ContainerStatuses);
        Assert.StartsWith("containerd://", container.ContainerID);
        Assert.NotNull(container.State.Running);
        node.Until(() => node.Events(pod).Count == 3, "the events to be written");
        Assert.Equal(
            [$"Pulled: Container image \"{SimulatedNode.Image}\" already present on machine and can be accessed by the pod", "Created: Container created", "Started: Container started"],
            node.Events(pod));
    }

    [Fact]
    public void A_deleted_pod_is_ended_with_grace_and_then_leaves_nothing_behind()
    {
        using var node = new SimulatedNode().Start();
        var pod = node.Put(APod.Named("a", APod.Running()));
        node.Until(pod, p => p.Ready() == "True", "the pod to be ready");

        node.Delete(pod);
        node.Until(() => !node.Exists(pod), "the pod to be gone");
        node.Until(() => node.Cri.Sandboxes.Count == 0 && node.Cri.Containers.Count == 0, "the runtime to be empty");
        node.Until(() => node.Events(pod).Contains("Killing: Stopping container c"), "the event to be written");
        Assert.DoesNotContain(node.Cgroups.Groups.Keys, g => g.Contains("pod" + pod.Metadata.Uid));
        Assert.False(Directory.Exists(Path.Combine(node.Options.RootDirectory, "pods", pod.Metadata.Uid)));
    }

    [Fact]
    public void A_pod_that_ends_well_has_succeeded_and_keeps_its_containers_for_their_logs()
    {
        using var node = new SimulatedNode().Start();
        var pod = node.Put(APod.Named("a", APod.Doing("c", "sleep 3; exit 0")).Never());
        node.Until(pod, p => p.Status.Phase == "Succeeded", "the pod to have succeeded");

        var now = node.Get(pod);
        Assert.Equal(0, now.Status("c")!.State.Terminated!.ExitCode);
        Assert.Equal("PodCompleted", now.Status.Conditions.Find(c => c.Type == "Ready")!.Reason);
        Assert.Single(node.Cri.Containers);
    }
}
