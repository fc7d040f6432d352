using Keles.Grpc;
using Keles.Kubelet.Runtime.Cri.Proto;

namespace Keles.Kubelet.Tests.Runtime.Cri;

/// <summary>What a runtime must do with containers.</summary>
public abstract class CriContainerContract : CriContract
{
    [Fact]
    public async Task A_container_is_created_runs_is_killed_and_goes()
    {
        var config = ASandbox();
        var sandbox = await RunSandbox(config);
        var id = await Runtime.CreateContainerAsync(sandbox, AContainer("sleep 3600"), config, Cancel);
        Assert.Equal(ContainerState.ContainerCreated, (await Status(id)).State);

        await Runtime.StartContainerAsync(id, Cancel);
        var running = await Status(id);
        Assert.Equal((ContainerState.ContainerRunning, "kept", "main"), (running.State, running.Annotations["note"], running.Labels["name"]));
        Assert.True(running.StartedAt >= running.CreatedAt);

        await Runtime.StopContainerAsync(id, TimeSpan.Zero, Cancel);
        var ended = await Exited(id);
        Assert.Equal((137, "Error"), (ended.ExitCode, ended.Reason));
        Assert.True(ended.FinishedAt >= ended.StartedAt);
        await Runtime.StopContainerAsync(id, TimeSpan.Zero, Cancel);

        await Runtime.RemoveContainerAsync(id, Cancel);
        await Refused(StatusCode.NotFound, () => Runtime.ContainerStatusAsync(id, false, Cancel));
        await Runtime.RemoveContainerAsync(id, Cancel);
        await Runtime.StopContainerAsync(id, TimeSpan.Zero, Cancel);
    }

    [Theory]
    [InlineData("exit 0", 0, "Completed")]
    [InlineData("exit 3", 3, "Error")]
    public async Task A_program_that_ends_leaves_its_code_and_a_reason(string script, int code, string reason)
    {
        var (_, container) = await RunContainer(script);
        var status = await Exited(container);
        Assert.Equal((code, reason), (status.ExitCode, status.Reason));
    }

    [Fact]
    public async Task A_stopped_program_may_end_in_its_own_way_within_the_grace_period()
    {
        var (_, container) = await RunContainer("trap 'exit 7' TERM; echo ready; while true; do sleep 0.05; done");
        await Logged(container, "ready"); // the trap is set
        await Runtime.StopContainerAsync(container, TimeSpan.FromSeconds(15), Cancel);
        Assert.Equal(7, (await Exited(container)).ExitCode);
    }

    [Fact]
    public async Task Output_is_logged_line_by_line_with_its_stream()
    {
        var (_, container) = await RunContainer("echo to out; echo to err >&2");
        var status = await Exited(container);
        await Logged(container, "to out");
        await Logged(container, "to err");
        var lines = await File.ReadAllLinesAsync(status.LogPath, Cancel);
        Assert.Contains(lines, line => line.EndsWith(" stdout F to out", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.EndsWith(" stderr F to err", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.True(DateTimeOffset.TryParse(line.Split(' ')[0], out _)));
    }

    [Fact]
    public async Task A_log_is_opened_anew_after_it_was_renamed()
    {
        var (_, container) = await RunContainer("sleep 3600");
        var log = (await Status(container)).LogPath;
        File.Move(log, log + ".1");
        await Runtime.ReopenContainerLogAsync(container, Cancel);
        Assert.True(File.Exists(log));
        await Runtime.StopContainerAsync(container, TimeSpan.Zero, Cancel);
        await Exited(container);
        await Assert.ThrowsAsync<GrpcException>(() => Runtime.ReopenContainerLogAsync(container, Cancel));
    }

    [Fact]
    public async Task A_container_starts_once()
    {
        var (_, container) = await RunContainer("sleep 3600");
        await Assert.ThrowsAsync<GrpcException>(() => Runtime.StartContainerAsync(container, Cancel));
    }

    [Fact]
    public async Task A_container_needs_its_sandbox_and_its_image()
    {
        var config = ASandbox();
        var sandbox = await RunSandbox(config);
        var stranger = AContainer("true");
        stranger.Image.Image = "keles.test/absent:1";
        await Assert.ThrowsAsync<GrpcException>(() => Runtime.CreateContainerAsync(sandbox, stranger, config, Cancel));
        await Refused(StatusCode.NotFound, () => Runtime.CreateContainerAsync(new string('0', 64), AContainer("true"), config, Cancel));
    }

    [Fact]
    public async Task Containers_are_listed_by_sandbox_label_and_state()
    {
        var config = ASandbox();
        var sandbox = await RunSandbox(config);
        var created = await Runtime.CreateContainerAsync(sandbox, AContainer("sleep 3600", "one"), config, Cancel);
        var running = await Runtime.CreateContainerAsync(sandbox, AContainer("sleep 3600", "two"), config, Cancel);
        await Runtime.StartContainerAsync(running, Cancel);

        Assert.Equal([running], await Ids(new() { PodSandboxId = sandbox, State = new() { State = ContainerState.ContainerRunning } }));
        Assert.Equal([created], await Ids(new() { PodSandboxId = sandbox, LabelSelector = { ["name"] = "one" } }));
        Assert.Equal([created], await Ids(new() { Id = created }));
        Assert.Equal(new[] { created, running }.Order(), (await Ids(new() { PodSandboxId = sandbox })).Order());
    }

    [Fact]
    public async Task Usage_is_told_of_running_containers()
    {
        var (sandbox, container) = await RunContainer("sleep 3600");
        var stats = await Runtime.ContainerStatsAsync(container, Cancel);
        Assert.Equal(container, stats.Attributes.Id);
        Assert.True(stats.Memory.WorkingSetBytes.Value > 0);
        Assert.True(stats.Cpu.UsageCoreNanoSeconds.Value > 0);
        Assert.Equal([container], (await Runtime.ListContainerStatsAsync(new() { PodSandboxId = sandbox }, Cancel)).Select(s => s.Attributes.Id));
        await Refused(StatusCode.NotFound, () => Runtime.ContainerStatsAsync(new string('0', 64), Cancel));
    }

    [Fact]
    public async Task Resources_may_change_while_it_runs()
    {
        var (_, container) = await RunContainer("sleep 3600");
        await Runtime.UpdateContainerResourcesAsync(container, new() { MemoryLimitInBytes = 64 << 20, CpuShares = 512 }, Cancel);
        await Refused(StatusCode.NotFound, () => Runtime.UpdateContainerResourcesAsync(new string('0', 64), new() { CpuShares = 2 }, Cancel));
    }

    [Fact]
    public async Task Events_tell_of_a_start_and_an_end_where_the_version_has_them()
    {
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        if (!Subject.HasEvents)
        {
            await Refused(StatusCode.Unimplemented, async () => await Runtime.GetContainerEventsAsync(watching.Token).FirstAsync(Cancel));
            return;
        }
        await using var events = Runtime.GetContainerEventsAsync(watching.Token).GetAsyncEnumerator(Cancel);
        var next = events.MoveNextAsync().AsTask();
        while (!next.IsCompleted)
        {
            // Nobody says when a watch is in place; its first event does.
            await RunContainer("exit 0");
            await Task.WhenAny(next, Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, Cancel));
        }
        var (_, container) = await RunContainer("exit 0");
        var seen = new List<ContainerEventType>();
        while (!seen.Contains(ContainerEventType.ContainerStoppedEvent))
        {
            Assert.True(await next);
            if (events.Current.ContainerId == container)
            {
                seen.Add(events.Current.ContainerEventType);
            }
            next = events.MoveNextAsync().AsTask();
        }
        Assert.Contains(ContainerEventType.ContainerStartedEvent, seen);
        await watching.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await next);
    }

    private async Task<IEnumerable<string>> Ids(ContainerFilter filter) => (await Runtime.ListContainersAsync(filter, Cancel)).Select(c => c.Id);
}
