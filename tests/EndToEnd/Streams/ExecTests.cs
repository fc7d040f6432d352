namespace Keles.EndToEnd.Tests.Streams;

public sealed class ExecTests(SharedCluster shared) : InNamespace(shared)
{
    [Theory]
    [MemberData(nameof(StreamWays.All), MemberType = typeof(StreamWays))]
    public async Task Input_output_errors_and_the_exit_code_pass_through(string version, bool webSockets)
    {
        var pod = await RunPodAsync("box");
        var kubectl = Of(version).Over(webSockets);
        var both = await kubectl.TryAsync("exec", pod, "--", "sh", "-c", "echo out; echo err >&2; exit 3");
        Assert.Equal("out\n", both.Output);
        Assert.Equal("err\ncommand terminated with exit code 3\n", both.Errors);
        Assert.Equal(3, both.ExitCode);

        // More than any window or buffer on the way, there and back, to its very end.
        var much = string.Join('\n', Enumerable.Range(0, 60_000));
        var echoed = (await kubectl.TryWithAsync(much, "exec", "-i", pod, "--", "cat")).OrThrow().Output;
        Assert.Equal(much.Length, echoed.Length);
        Assert.Equal(much, echoed);
        Assert.Equal("60000\n", (await kubectl.TryWithAsync(much + "\n", "exec", "-i", pod, "--", "sh", "-c", "wc -l | tr -d ' '")).OrThrow().Output);
    }

    [Fact]
    public async Task What_cannot_be_run_is_told()
    {
        await K.ApplyAsync("""
            apiVersion: v1
            kind: Pod
            metadata: {name: two}
            spec:
              terminationGracePeriodSeconds: 0
              containers:
              - {name: first, image: "busybox:1.35", command: [sleep, "100000"]}
              - {name: second, image: "busybox:1.35", command: [sleep, "100000"]}
            """);
        await K.ReadyAsync("two");
        Assert.Contains("executable file not found in $PATH", await K.RefusedAsync("exec", "two", "--", "no-such-program"));
        Assert.Contains("container nobody is not valid for pod two", await K.RefusedAsync("exec", "two", "-c", "nobody", "--", "true"));
        Assert.Contains("pods \"nobody\" not found", await K.RefusedAsync("exec", "nobody", "--", "true"));
        Assert.Equal("two", await K.RunAsync("exec", "two", "-c", "second", "--", "hostname"));
    }
}
