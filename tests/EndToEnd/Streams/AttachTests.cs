namespace Keles.EndToEnd.Tests.Streams;

public sealed class AttachTests(SharedCluster shared) : InNamespace(shared)
{
    [Theory]
    [MemberData(nameof(StreamWays.All), MemberType = typeof(StreamWays))]
    public async Task Both_ways_work_with_a_container_that_runs(string version, bool webSockets)
    {
        var pod = await RunPodAsync("box", "while read line; do echo \"heard $line\"; done; sleep 100000", container: "stdin: true");
        await using var attached = Of(version).Over(webSockets).Start("attach", "-i", pod);
        await attached.SayAsync("one");
        await attached.LineAsync("^heard one$");
        await attached.SayAsync("two");
        await attached.LineAsync("^heard two$");
    }

    [Theory]
    [MemberData(nameof(InNamespace.Versions), MemberType = typeof(InNamespace))]
    public async Task Run_with_attach_gives_the_output_and_the_exit_code_and_removes_the_pod(string version)
    {
        var ran = await Of(version).TryWithAsync("words\n", "run", "once", "-i", "--rm", "--quiet", "--restart=Never", $"--image={DemoImages.Busybox}", "--", "sh", "-c", "read x; echo \"got $x\"; exit 4");
        Assert.Contains("got words", ran.Output);
        Assert.Equal(4, ran.ExitCode);
        Assert.Contains("not found", await K.RefusedAsync("get", "pod", "once"));
    }
}
