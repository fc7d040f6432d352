using Keles.Api.Core.V1;

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
    public void A_runtime_class_says_how_the_pod_is_run_and_a_missing_one_is_told()
    {
        using var node = new SimulatedNode().Start();
        var pod = node.Put(APod.Named("a", APod.Running()).With(s => s with { RuntimeClassName = "careful" }));
        node.Until(() => node.Events(pod).Contains("FailedCreatePodSandBox: Failed to create pod sandbox: failed to get sandbox runtime: runtimeclass.node.k8s.io \"careful\" not found"), "the event");
        node.Api.Put(new Api.Nodes.V1.RuntimeClass { Metadata = new() { Name = "careful" }, Handler = "vm" });
        node.Until(pod, p => p.Ready() == "True", "the pod to be ready");
        Assert.Equal("vm", node.Cri.Sandboxes.Values.Single().Status().RuntimeHandler);
    }

    [Fact]
    public void Pods_that_ask_for_cpu_weigh_as_much_as_they_ask_for_together()
    {
        using var node = new SimulatedNode().Start();
        static Container Asking(string cpu) => APod.Running() with { Resources = new() { Requests = Machinery.OrderedMap<Machinery.Quantity>.Of(("cpu", Machinery.Quantity.Parse(cpu))) } };
        var pods = new[] { node.Put(APod.Named("a", Asking("500m"))), node.Put(APod.Named("b", Asking("250m"))) };
        node.Until(() => pods.All(p => node.Get(p).Ready() == "True"), "the pods to be ready");
        node.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(768, node.Cgroups.Groups["/test/kubepods/burstable"].CpuShares);
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
