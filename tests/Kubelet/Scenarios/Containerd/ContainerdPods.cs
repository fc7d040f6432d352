using Keles.Api.Core.V1;
using Keles.Kubelet.Tests.Runtime.Cri.Containerd;
using Keles.Machinery;

namespace Keles.Kubelet.Tests.Scenarios.Containerd;

public sealed class ContainerdPods
{
    [Fact]
    public async Task A_pod_with_init_container_shared_directory_and_environment_runs_on_a_real_runtime()
    {
        await using var node = await ContainerdNode.StartAsync();
        Container Shell(string name, string script) => APod.Doing(name, script) with
        {
            Image = TestImages.Busybox,
            VolumeMounts = [new() { Name = "shared", MountPath = "/shared" }],
        };
        var pod = node.Api.Put(APod.Named("duo", Shell("a", "trap 'exit 0' TERM; sleep 1000 & wait"), Shell("b", "trap 'exit 0' TERM; sleep 1000 & wait") with
            {
                Env =
                [
                    new() { Name = "POD", ValueFrom = new() { FieldRef = new() { FieldPath = "metadata.name" } } },
                    new() { Name = "IP", ValueFrom = new() { FieldRef = new() { FieldPath = "status.podIP" } } },
                    new() { Name = "GREETING", Value = "hi $(POD)" },
                ],
                Resources = new() { Limits = OrderedMap<Quantity>.Of(("memory", Quantity.Parse("64Mi")), ("cpu", Quantity.Parse("200m"))) },
                ReadinessProbe = new() { Exec = new() { Command = ["sh", "-c", "[ -f /shared/ready ]"] }, PeriodSeconds = 1, FailureThreshold = 1, SuccessThreshold = 1, TimeoutSeconds = 5 },
            })
            .Init(Shell("first", "echo one > /shared/log"))
            .With(s => s with { Volumes = [new() { Name = "shared", EmptyDir = EmptyDirVolumeSource.Empty }] }));

        await node.UntilAsync(pod, p => p.Status("a")?.Ready == true && p.Status("b")?.State.Running is not null, "both containers to run");
        Assert.Equal("False", node.Get(pod).Ready());
        Assert.Equal("one\n", await node.RunAsync(pod, "b", "cat /shared/log; touch /shared/ready"));
        var now = await node.UntilAsync(pod, p => p.Ready() == "True", "the pod to be ready");
        Assert.Equal($"duo {now.Status.PodIP} hi duo\n", await node.RunAsync(pod, "b", "echo $POD $IP $GREETING"));
        Assert.Equal("Burstable", now.Status.QosClass);
        Assert.Contains("duo", await node.RunAsync(pod, "a", "cat /etc/hosts"));
        Assert.Equal(0, now.Status("first")!.State.Terminated!.ExitCode);

        await node.DeleteAsync(pod, 5);
        var runtime = node.Runtime.Client.Runtime;
        await node.UntilAsync(async () => (await runtime.ListPodSandboxesAsync(null, TestContext.Current.CancellationToken)).All(s => s.Metadata.Name != "duo"), "the sandbox to be removed");
    }

    [Fact]
    public async Task Pods_go_on_running_while_the_kubelet_is_away_and_are_taken_up_again()
    {
        await using var node = await ContainerdNode.StartAsync();
        var pod = node.Api.Put(APod.Named("stays", APod.Doing("c", "trap 'exit 0' TERM; sleep 1000 & wait") with { Image = TestImages.Busybox }));
        var before = await node.UntilAsync(pod, p => p.Ready() == "True", "the pod to be ready");

        await node.StopAsync();
        node.Start();
        node.Api.Change<Pod>(ObjectKey.Of(pod), p => p with { Status = p.Status with { ContainerStatuses = default } });
        var after = await node.UntilAsync(pod, p => p.Status("c") is not null, "the pod's status to be told again");
        Assert.Equal(before.Status("c")!.ContainerID, after.Status("c")!.ContainerID);
        Assert.Equal(0, after.Status("c")!.RestartCount);
    }
}
