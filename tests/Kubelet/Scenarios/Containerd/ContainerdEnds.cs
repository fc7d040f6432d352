using Keles.Api.Core.V1;
using Keles.Kubelet.Tests.Runtime.Cri.Containerd;
using Keles.Machinery;

namespace Keles.Kubelet.Tests.Scenarios.Containerd;

/// <summary>How containers end on a real runtime, and what is told of it.</summary>
public sealed class ContainerdEnds
{
    [Fact]
    public async Task A_container_that_takes_too_much_memory_is_killed_and_its_pod_says_why()
    {
        await using var node = await ContainerdNode.StartAsync();
        var pod = node.Api.Put(APod.Named("oom", APod.Doing("c", "exec tail /dev/zero") with
        {
            Image = TestImages.Busybox,
            Resources = new() { Limits = OrderedMap<Quantity>.Of(("memory", Quantity.Parse("32Mi"))) },
        }).Never());
        var now = await node.UntilAsync(pod, p => p.Status.Phase == "Failed", "the pod to fail");
        Assert.Equal(("OOMKilled", 137), (now.Status("c")!.State.Terminated!.Reason, now.Status("c")!.State.Terminated!.ExitCode));
    }

    [Fact]
    public async Task A_crash_leaves_its_code_its_last_words_and_its_log()
    {
        await using var node = await ContainerdNode.StartAsync(serves: true);
        using var http = NodeClient.As(node.Certificates.Client("admin", "system:masters"), node.Options.ServerPort);
        var pod = node.Api.Put(APod.Named("crash", APod.Doing("c", "echo bye; echo because > /dev/termination-log; exit 3") with { Image = TestImages.Busybox }));
        var now = await node.UntilAsync(pod, p => p.Status("c") is { RestartCount: 1, State.Waiting.Reason: "CrashLoopBackOff" }, "the back-off");
        var last = now.Status("c")!.LastState.Terminated!;
        Assert.Equal((3, "because\n", "Error"), (last.ExitCode, last.Message, last.Reason));
        Assert.Equal("bye\n", await http.GetStringAsync("containerLogs/default/crash/c?previous=true", TestContext.Current.CancellationToken));
        Assert.Equal("bye\n", await http.GetStringAsync("containerLogs/default/crash/c", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_command_that_does_not_exist_is_told_in_the_runtimes_words()
    {
        await using var node = await ContainerdNode.StartAsync();
        var pod = node.Api.Put(APod.Named("nothing", APod.Running() with { Image = TestImages.Busybox, Command = ["/no/such/thing"] }));
        var now = await node.UntilAsync(pod, p => p.Status("c")?.LastState.Terminated is not null, "the container to have failed");
        Assert.Equal(("StartError", 128), (now.Status("c")!.LastState.Terminated!.Reason, now.Status("c")!.LastState.Terminated!.ExitCode));
        Assert.Contains("/no/such/thing", now.Status("c")!.LastState.Terminated!.Message);
    }

    [Fact]
    public async Task A_failed_liveness_probe_restarts_and_a_readiness_probe_decides_who_is_ready()
    {
        await using var node = await ContainerdNode.StartAsync();
        static Probe File(string name) => new() { Exec = new() { Command = ["sh", "-c", "test -f " + name] }, PeriodSeconds = 1, FailureThreshold = 1, SuccessThreshold = 1, TimeoutSeconds = 5 };
        var pod = node.Api.Put(APod.Named("gate", APod.Doing("c", "touch /tmp/live; trap 'exit 0' TERM; sleep 1000 & wait") with
        {
            Image = TestImages.Busybox,
            ReadinessProbe = File("/tmp/ready"),
            LivenessProbe = File("/tmp/live") with { InitialDelaySeconds = 2 },
            Lifecycle = new() { PostStart = new() { Exec = new() { Command = ["sh", "-c", "echo started > /tmp/post"] } } },
        }).With(s => s with { TerminationGracePeriodSeconds = 0 }));
        await node.UntilAsync(pod, p => p.Status("c")?.State.Running is not null, "the container to run");
        Assert.Equal("False", node.Get(pod).Ready());
        Assert.Equal("started\n", await node.RunAsync(pod, "c", "cat /tmp/post; touch /tmp/ready"));
        await node.UntilAsync(pod, p => p.Ready() == "True", "the pod to be ready");
        await node.RunAsync(pod, "c", "rm /tmp/live");
        await node.UntilAsync(pod, p => p.Status("c")?.RestartCount == 1, "the restart");
    }

    [Fact]
    public async Task A_sandbox_whose_process_is_killed_is_made_anew()
    {
        await using var node = await ContainerdNode.StartAsync();
        var pod = node.Api.Put(APod.Named("again", APod.Doing("c", "trap 'exit 0' TERM; sleep 1000 & wait") with { Image = TestImages.Busybox }));
        var before = await node.UntilAsync(pod, p => p.Ready() == "True", "the pod to be ready");
        var runtime = node.Runtime.Client.Runtime;
        var cancel = TestContext.Current.CancellationToken;
        var sandbox = (await runtime.ListPodSandboxesAsync(null, cancel)).Single(s => s.Metadata.Name == "again");
        await runtime.StopPodSandboxAsync(sandbox.Id, cancel);
        await node.UntilAsync(pod, p => p.Ready() == "True" && p.Status("c")!.ContainerID != before.Status("c")!.ContainerID, "the pod to be ready again");
    }
}
