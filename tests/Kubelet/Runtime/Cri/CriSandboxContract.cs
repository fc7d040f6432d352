using Keles.Grpc;
using Keles.Kubelet.Runtime.Cri.Proto;

namespace Keles.Kubelet.Tests.Runtime.Cri;

/// <summary>What a runtime must do with itself and with sandboxes.</summary>
public abstract class CriSandboxContract : CriContract
{
    [Fact]
    public async Task The_runtime_speaks_v1_and_is_ready()
    {
        Assert.Equal("v1", (await Runtime.VersionAsync(Cancel)).RuntimeApiVersion);
        var status = (await Runtime.StatusAsync(false, Cancel)).Status;
        Assert.All(["RuntimeReady", "NetworkReady"], type => Assert.True(status.Conditions.Single(c => c.Type == type).Status));
    }

    [Fact]
    public async Task The_pods_address_range_is_accepted() => await Runtime.UpdatePodCidrAsync("10.88.0.0/24", Cancel);

    [Fact]
    public async Task A_running_sandbox_has_an_address_and_keeps_what_it_was_given()
    {
        var config = ASandbox();
        var id = await RunSandbox(config);
        var status = (await Runtime.PodSandboxStatusAsync(id, false, Cancel)).Status;
        Assert.Equal((id, PodSandboxState.SandboxReady, config.Metadata), (status.Id, status.State, status.Metadata));
        Assert.StartsWith("10.88.0.", status.Network.Ip, StringComparison.Ordinal);
        Assert.Equal(("kept", config.Metadata.Uid), (status.Annotations["note"], status.Labels["uid"]));
        Assert.True(status.CreatedAt > 0);
    }

    [Fact]
    public async Task A_sandbox_on_the_hosts_network_has_no_address()
    {
        var config = ASandbox();
        config.Linux.SecurityContext.NamespaceOptions = new NamespaceOption { Network = NamespaceMode.Node };
        config.Hostname = ""; // it shares the host's name too
        var id = await RunSandbox(config);
        Assert.Equal("", (await Runtime.PodSandboxStatusAsync(id, false, Cancel)).Status.Network?.Ip ?? "");
    }

    [Fact]
    public async Task Sandboxes_are_listed_by_label_state_and_id()
    {
        var first = ASandbox();
        var second = ASandbox();
        var stopped = await RunSandbox(first);
        var running = await RunSandbox(second);
        await Runtime.StopPodSandboxAsync(stopped, Cancel);

        Assert.Equal([running], await Ids(new() { LabelSelector = { ["uid"] = second.Metadata.Uid } }));
        Assert.Equal([stopped], await Ids(new() { Id = stopped }));
        var notReady = await Ids(new() { State = new() { State = PodSandboxState.SandboxNotready } });
        Assert.Contains(stopped, notReady);
        Assert.DoesNotContain(running, notReady);
        Assert.Contains(running, await Ids(null));
    }

    [Fact]
    public async Task Stopping_and_removing_may_be_repeated()
    {
        var id = await RunSandbox(ASandbox());
        await Runtime.StopPodSandboxAsync(id, Cancel);
        await Runtime.StopPodSandboxAsync(id, Cancel);
        Assert.Equal(PodSandboxState.SandboxNotready, (await Runtime.PodSandboxStatusAsync(id, false, Cancel)).Status.State);
        await Runtime.RemovePodSandboxAsync(id, Cancel);
        await Runtime.RemovePodSandboxAsync(id, Cancel);
        await Runtime.StopPodSandboxAsync(id, Cancel);
        await Refused(StatusCode.NotFound, () => Runtime.PodSandboxStatusAsync(id, false, Cancel));
    }

    [Fact]
    public async Task Two_sandboxes_cannot_be_the_same_attempt()
    {
        var config = ASandbox();
        await RunSandbox(config);
        await Assert.ThrowsAsync<GrpcException>(() => RunSandbox(config));
        var next = config.Clone();
        next.Metadata.Attempt = 1;
        await RunSandbox(next);
    }

    [Fact]
    public async Task Removing_a_sandbox_removes_its_containers()
    {
        var (sandbox, container) = await RunContainer("sleep 3600");
        await Runtime.StopPodSandboxAsync(sandbox, Cancel);
        await Runtime.RemovePodSandboxAsync(sandbox, Cancel);
        await Refused(StatusCode.NotFound, () => Runtime.ContainerStatusAsync(container, false, Cancel));
    }

    [Fact]
    public async Task Sandbox_usage_covers_its_containers()
    {
        var (sandbox, container) = await RunContainer("sleep 3600");
        var stats = await Runtime.PodSandboxStatsAsync(sandbox, Cancel);
        Assert.Equal(sandbox, stats.Attributes.Id);
        Assert.Equal([container], stats.Linux.Containers.Select(c => c.Attributes.Id));
        // Asked for all, containerd 1.6 fails as soon as another test's sandbox is on its way out.
        Assert.Contains(await Runtime.ListPodSandboxStatsAsync(new() { Id = sandbox }, Cancel), s => s.Attributes.Id == sandbox);
    }

    private async Task<IEnumerable<string>> Ids(PodSandboxFilter? filter) => (await Runtime.ListPodSandboxesAsync(filter, Cancel)).Select(s => s.Id);
}
