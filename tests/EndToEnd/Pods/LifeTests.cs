namespace Keles.EndToEnd.Tests.Pods;

public sealed class LifeTests(SharedCluster shared) : InNamespace(shared)
{
    [Fact]
    public async Task Init_containers_run_one_after_the_other_before_the_others_and_share_their_volumes()
    {
        await K.ApplyAsync("""
            apiVersion: v1
            kind: Pod
            metadata: {name: box}
            spec:
              terminationGracePeriodSeconds: 0
              volumes: [{name: s, emptyDir: {}}]
              initContainers:
              - {name: first, image: "busybox:1.35", command: [sh, -c, "echo one >> /s/log"], volumeMounts: [{name: s, mountPath: /s}]}
              - {name: second, image: "busybox:1.35", command: [sh, -c, "echo two >> /s/log"], volumeMounts: [{name: s, mountPath: /s}]}
              containers:
              - {name: main, image: "busybox:1.35", command: [sh, -c, "echo three >> /s/log; exec sleep 100000"], volumeMounts: [{name: s, mountPath: /s}]}
              - {name: web, image: "nginx:1.22"}
            """);
        await K.ReadyAsync("box");
        Assert.Equal("one two three", await K.ShellAsync("box", "echo $(cat /s/log)"));
        Assert.Contains("Welcome to nginx!", await K.ShellAsync("box", "wget -qO- http://localhost/"));
        Assert.Equal("Completed Completed", await K.ReadAsync("pod box", ".status.initContainerStatuses[*].state.terminated.reason"));
        Assert.Equal("BestEffort", await K.ReadAsync("pod box", ".status.qosClass"));
    }

    [Fact]
    public async Task An_init_container_that_fails_holds_the_pod_back()
    {
        await K.ApplyAsync("""
            apiVersion: v1
            kind: Pod
            metadata: {name: box}
            spec:
              restartPolicy: Never
              initContainers: [{name: first, image: "busybox:1.35", command: ["false"]}]
              containers: [{name: main, image: "busybox:1.35", command: [sleep, "100000"]}]
            """);
        await K.WaitAsync("pod/box", "jsonpath={.status.phase}=Failed");
        Assert.Matches(@"box +0/1 +Init:Error +0 ", await K.RunAsync("get", "pod", "box"));
    }

    [Theory]
    [InlineData("Never", "exit 0", "Succeeded", "0")]
    [InlineData("Never", "exit 3", "Failed", "0")]
    [InlineData("OnFailure", "[ -f /s/x ] || { touch /s/x; exit 1; }", "Succeeded", "1")]
    public async Task Its_restart_policy_says_what_an_end_means(string policy, string script, string phase, string restarts)
    {
        await K.ApplyAsync(Manifest.Pod("box", script, $"restartPolicy: {policy}\nvolumes: [{{name: s, emptyDir: {{}}}}]", "volumeMounts: [{name: s, mountPath: /s}]"));
        await K.WaitAsync("pod/box", $"jsonpath={{.status.phase}}={phase}");
        Assert.Equal(restarts, await K.ReadAsync("pod box", ".status.containerStatuses[0].restartCount"));
    }

    [Fact]
    public async Task A_container_that_keeps_ending_is_started_again_ever_more_slowly()
    {
        await K.ApplyAsync(Manifest.Pod("box", "echo bye; exit 3"));
        await K.WaitAsync("pod/box", "jsonpath={.status.containerStatuses[0].state.waiting.reason}=CrashLoopBackOff");
        Assert.Equal("3", await K.ReadAsync("pod box", ".status.containerStatuses[0].lastState.terminated.exitCode"));
        Assert.Contains("BackOff", await K.ReadAsync("events --field-selector involvedObject.name=box", ".items[*].reason"));
    }

    [Fact]
    public async Task An_image_that_cannot_be_had_is_told()
    {
        await K.ApplyAsync(Manifest.Pod("box", "true").Replace(DemoImages.Busybox, "registry.invalid/none:1", StringComparison.Ordinal));
        await Eventually.TrueAsync("the container says so", async () =>
            await K.ReadAsync("pod box", ".status.containerStatuses[0].state.waiting.reason") is "ErrImagePull" or "ImagePullBackOff");
        Assert.Contains("Failed to pull image \"registry.invalid/none:1\"", await K.ReadAsync("events --field-selector involvedObject.name=box,reason=Failed", ".items[*].message"));
    }

    [Fact]
    public async Task Limits_are_the_kernels_and_a_death_by_them_is_told()
    {
        await K.ApplyAsync(Manifest.Pod("box", "exec tail /dev/zero", "restartPolicy: Never", "resources: {limits: {memory: 32Mi, cpu: 500m}}"));
        await K.WaitAsync("pod/box", "jsonpath={.status.phase}=Failed");
        Assert.Equal("OOMKilled 137", await K.RunAsync("get", "pod", "box", "-o", "jsonpath={.status.containerStatuses[0].state.terminated.reason} {.status.containerStatuses[0].state.terminated.exitCode}"));
        Assert.Equal("Guaranteed", await K.ReadAsync("pod box", ".status.qosClass"));
    }

    [Fact]
    public async Task It_is_asked_to_end_before_it_is_ended_with_its_hook_run_first()
    {
        var pod = await RunPodAsync("box", "trap 'echo asked; exit 0' TERM; while :; do sleep 0.1; done", container: "lifecycle: {preStop: {exec: {command: [sh, -c, 'echo hook > /proc/1/fd/1']}}}");
        await using var log = K.Start("logs", "-f", pod);
        var begun = TimeProvider.System.GetTimestamp();
        await K.RunAsync("delete", "pod", pod, "--grace-period=30", "--wait=false");
        await log.LineAsync("^hook$");
        await log.LineAsync("^asked$");
        await K.WaitAsync($"pod/{pod}", "delete");
        Assert.True(TimeProvider.System.GetElapsedTime(begun) < TimeSpan.FromSeconds(25), "It was not its own end that ended the pod.");
    }

    [Fact]
    public async Task A_container_can_be_added_to_look_into_a_running_pod()
    {
        var pod = await RunPodAsync("box", "mkdir /w; echo inside > /w/f; exec sleep 100000");
        await K.RunAsync("debug", pod, $"--image={DemoImages.Busybox}", "-c", "look", "--target=main", "--", "sh", "-c", "cat /proc/1/root/w/f; sleep 100000");
        await K.WaitAsync($"pod/{pod}", "jsonpath={.status.ephemeralContainerStatuses[0].state.running.startedAt}");
        await Eventually.EqualAsync("inside", () => K.RunAsync("logs", pod, "-c", "look"));
    }
}
