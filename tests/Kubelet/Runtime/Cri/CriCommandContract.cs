using Keles.Grpc;

namespace Keles.Kubelet.Tests.Runtime.Cri;

/// <summary>What a runtime must do when things are run inside containers.</summary>
public abstract class CriCommandContract : CriContract
{
    [Fact]
    public async Task A_command_runs_to_its_end_with_output_and_code()
    {
        var (_, container) = await RunContainer("sleep 3600");
        var done = await Runtime.ExecSyncAsync(container, ["sh", "-c", "echo out; echo err >&2; exit 5"], TimeSpan.FromSeconds(20), Cancel);
        Assert.Equal((5, "out\n", "err\n"), (done.ExitCode, done.Stdout.ToStringUtf8(), done.Stderr.ToStringUtf8()));
        Assert.Equal(0, (await Runtime.ExecSyncAsync(container, ["true"], null, Cancel)).ExitCode);
    }

    [Fact]
    public async Task A_command_that_takes_too_long_is_ended()
    {
        var (_, container) = await RunContainer("sleep 3600");
        await Refused(StatusCode.DeadlineExceeded, () => Runtime.ExecSyncAsync(container, ["sleep", "600"], TimeSpan.FromSeconds(1), Cancel));
    }

    [Fact]
    public async Task Nothing_runs_in_a_container_that_ended()
    {
        var (_, container) = await RunContainer("exit 0");
        await Exited(container);
        await Assert.ThrowsAsync<GrpcException>(() => Runtime.ExecSyncAsync(container, ["true"], null, Cancel));
        await Refused(StatusCode.NotFound, () => Runtime.ExecSyncAsync(new string('0', 64), ["true"], null, Cancel));
    }

    [Fact]
    public async Task Streams_have_an_address()
    {
        var (sandbox, container) = await RunContainer("sleep 3600");
        Assert.Equal("http", (await Runtime.ExecAsync(new() { ContainerId = container, Cmd = { "true" }, Stdout = true }, Cancel)).Scheme);
        Assert.Equal("http", (await Runtime.AttachAsync(new() { ContainerId = container, Stdout = true }, Cancel)).Scheme);
        Assert.Equal("http", (await Runtime.PortForwardAsync(new() { PodSandboxId = sandbox }, Cancel)).Scheme);
        await Refused(StatusCode.NotFound, () => Runtime.ExecAsync(new() { ContainerId = new string('0', 64), Cmd = { "true" }, Stdout = true }, Cancel));
    }
}
