using Keles.Grpc;
using Keles.Kubelet.Runtime.Cri.Proto;

namespace Keles.Kubelet.Runtime.Cri.Client;

/// <summary>The runtime service of a container runtime, over its socket.</summary>
internal sealed class CriRuntimeClient(GrpcChannel channel) : ICriRuntime
{
    public Task<VersionResponse> VersionAsync(CancellationToken cancel) =>
        Call(RuntimeMethods.Version, new() { Version = "0.1.0" }, cancel);

    public Task<StatusResponse> StatusAsync(bool verbose, CancellationToken cancel) =>
        Call(RuntimeMethods.Status, new() { Verbose = verbose }, cancel);

    public Task UpdatePodCidrAsync(string podCidr, CancellationToken cancel) =>
        Call(RuntimeMethods.UpdateRuntimeConfig, new() { RuntimeConfig = new() { NetworkConfig = new() { PodCidr = podCidr } } }, cancel);

    public Task<RuntimeConfigResponse> RuntimeConfigAsync(CancellationToken cancel) =>
        Call(RuntimeMethods.RuntimeConfig, new(), cancel);

    public IAsyncEnumerable<ContainerEventResponse> GetContainerEventsAsync(CancellationToken cancel) =>
        channel.ServerStreamAsync(RuntimeMethods.GetContainerEvents, new(), CallOptions.Default, cancel);

    public async Task<string> RunPodSandboxAsync(PodSandboxConfig config, string runtimeHandler, CancellationToken cancel) =>
        (await Call(RuntimeMethods.RunPodSandbox, new() { Config = config, RuntimeHandler = runtimeHandler }, cancel, CriTimeouts.RunSandbox)).PodSandboxId;

    public Task StopPodSandboxAsync(string sandboxId, CancellationToken cancel) =>
        UnlessGone(Call(RuntimeMethods.StopPodSandbox, new() { PodSandboxId = sandboxId }, cancel));

    public Task RemovePodSandboxAsync(string sandboxId, CancellationToken cancel) =>
        UnlessGone(Call(RuntimeMethods.RemovePodSandbox, new() { PodSandboxId = sandboxId }, cancel));

    public Task<PodSandboxStatusResponse> PodSandboxStatusAsync(string sandboxId, bool verbose, CancellationToken cancel) =>
        Call(RuntimeMethods.PodSandboxStatus, new() { PodSandboxId = sandboxId, Verbose = verbose }, cancel);

    public async Task<IReadOnlyList<PodSandbox>> ListPodSandboxesAsync(PodSandboxFilter? filter, CancellationToken cancel) =>
        (await Call(RuntimeMethods.ListPodSandbox, new() { Filter = filter }, cancel)).Items;

    public async Task<string> CreateContainerAsync(string sandboxId, ContainerConfig config, PodSandboxConfig sandbox, CancellationToken cancel) =>
        (await Call(RuntimeMethods.CreateContainer, new() { PodSandboxId = sandboxId, Config = config, SandboxConfig = sandbox }, cancel)).ContainerId;

    public Task StartContainerAsync(string containerId, CancellationToken cancel) =>
        Call(RuntimeMethods.StartContainer, new() { ContainerId = containerId }, cancel);

    public Task StopContainerAsync(string containerId, TimeSpan grace, CancellationToken cancel) =>
        UnlessGone(Call(RuntimeMethods.StopContainer, new() { ContainerId = containerId, Timeout = (long)grace.TotalSeconds }, cancel, CriTimeouts.Request + grace));

    public Task RemoveContainerAsync(string containerId, CancellationToken cancel) =>
        UnlessGone(Call(RuntimeMethods.RemoveContainer, new() { ContainerId = containerId }, cancel));

    public async Task<IReadOnlyList<Container>> ListContainersAsync(ContainerFilter? filter, CancellationToken cancel) =>
        (await Call(RuntimeMethods.ListContainers, new() { Filter = filter }, cancel)).Containers;

    public Task<ContainerStatusResponse> ContainerStatusAsync(string containerId, bool verbose, CancellationToken cancel) =>
        Call(RuntimeMethods.ContainerStatus, new() { ContainerId = containerId, Verbose = verbose }, cancel);

    public Task UpdateContainerResourcesAsync(string containerId, LinuxContainerResources resources, CancellationToken cancel) =>
        Call(RuntimeMethods.UpdateContainerResources, new() { ContainerId = containerId, Linux = resources }, cancel);

    public Task ReopenContainerLogAsync(string containerId, CancellationToken cancel) =>
        Call(RuntimeMethods.ReopenContainerLog, new() { ContainerId = containerId }, cancel);

    public Task<ExecSyncResponse> ExecSyncAsync(string containerId, IEnumerable<string> command, TimeSpan? timeout, CancellationToken cancel)
    {
        // The runtime keeps the command's own time; the call only has to outlast it.
        var request = new ExecSyncRequest { ContainerId = containerId, Timeout = WholeSeconds(timeout), Cmd = { command } };
        var options = timeout is null ? CallOptions.Default : CallOptions.Within(timeout.Value + CriTimeouts.Request);
        return channel.UnaryAsync(RuntimeMethods.ExecSync, request, options, cancel);
    }

    public async Task<Uri> ExecAsync(ExecRequest request, CancellationToken cancel) =>
        new((await Call(RuntimeMethods.Exec, request, cancel)).Url);

    public async Task<Uri> AttachAsync(AttachRequest request, CancellationToken cancel) =>
        new((await Call(RuntimeMethods.Attach, request, cancel)).Url);

    public async Task<Uri> PortForwardAsync(PortForwardRequest request, CancellationToken cancel) =>
        new((await Call(RuntimeMethods.PortForward, request, cancel)).Url);

    public async Task<ContainerStats> ContainerStatsAsync(string containerId, CancellationToken cancel) =>
        (await Call(RuntimeMethods.ContainerStats, new() { ContainerId = containerId }, cancel)).Stats;

    public async Task<IReadOnlyList<ContainerStats>> ListContainerStatsAsync(ContainerStatsFilter? filter, CancellationToken cancel) =>
        (await Call(RuntimeMethods.ListContainerStats, new() { Filter = filter }, cancel)).Stats;

    public async Task<PodSandboxStats> PodSandboxStatsAsync(string sandboxId, CancellationToken cancel) =>
        (await Call(RuntimeMethods.PodSandboxStats, new() { PodSandboxId = sandboxId }, cancel)).Stats;

    public async Task<IReadOnlyList<PodSandboxStats>> ListPodSandboxStatsAsync(PodSandboxStatsFilter? filter, CancellationToken cancel) =>
        (await Call(RuntimeMethods.ListPodSandboxStats, new() { Filter = filter }, cancel)).Stats;

    // Zero means no limit to the runtime, so a part of a second counts as a whole one.
    private static long WholeSeconds(TimeSpan? timeout) => timeout is null ? 0 : Math.Max(1, (long)Math.Ceiling(timeout.Value.TotalSeconds));

    // Some versions of containerd answer NotFound where the interface asks for success.
    private static async Task UnlessGone(Task call)
    {
        try
        {
            await call;
        }
        catch (GrpcException gone) when (gone.Code == StatusCode.NotFound)
        {
        }
    }

    private Task<TResponse> Call<TRequest, TResponse>(
        GrpcMethod<TRequest, TResponse> method, TRequest request, CancellationToken cancel, TimeSpan? timeout = null)
        => channel.UnaryAsync(method, request, CallOptions.Within(timeout ?? CriTimeouts.Request), cancel);
}
