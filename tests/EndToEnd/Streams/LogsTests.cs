namespace Keles.EndToEnd.Tests.Streams;

public sealed class LogsTests(SharedCluster shared) : InNamespace(shared)
{
    [Fact]
    public async Task They_are_shown_whole_from_the_end_with_times_and_as_they_come()
    {
        var pod = await RunPodAsync("talker", "for i in 1 2 3; do echo line $i; done; mkfifo /tmp/f; while :; do cat /tmp/f; done");
        Assert.Equal("line 1\nline 2\nline 3", await K.RunAsync("logs", pod));
        Assert.Equal("line 3", await K.RunAsync("logs", pod, "--tail=1"));
        Assert.Matches(@"^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z line 3$", await K.RunAsync("logs", pod, "--tail=1", "--timestamps"));
        Assert.Equal("lin", await K.RunAsync("logs", pod, "--limit-bytes=3"));

        await using var following = K.Start("logs", "-f", pod);
        await following.LineAsync("^line 3$");
        await K.ShellAsync(pod, "echo later > /tmp/f");
        await following.LineAsync("^later$");
    }

    [Fact]
    public async Task Those_of_all_containers_of_a_selector_and_of_the_container_before_can_be_had()
    {
        var pod = await RunPodAsync("dying", "echo life $(cat /keep/n 2>/dev/null); [ -f /keep/n ] || { echo again > /keep/n; exit 1; }; sleep 100000",
            spec: "volumes: [{name: keep, emptyDir: {}}]", container: "volumeMounts: [{name: keep, mountPath: /keep}]");
        await K.WaitAsync($"pod/{pod}", "jsonpath={.status.containerStatuses[0].restartCount}=1");
        await K.WaitAsync($"pod/{pod}", "jsonpath={.status.containerStatuses[0].ready}=true");
        Assert.Equal("life again", await K.RunAsync("logs", pod));
        Assert.Equal("life", (await K.RunAsync("logs", pod, "--previous")).Trim());
        Assert.Equal("[pod/dying/main] life again", await K.RunAsync("logs", "-l", "app=dying", "--all-containers", "--prefix"));
        Assert.Contains("container nobody is not valid for pod dying", await K.RefusedAsync("logs", pod, "-c", "nobody"));
    }
}
