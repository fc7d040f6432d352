using System.Runtime.CompilerServices;
using Google.Protobuf;
using Keles.Grpc;
using Keles.Kubelet.Runtime.Cri;
using Keles.Kubelet.Runtime.Cri.Proto;

namespace Keles.Kubelet.Tests.Fakes.Cri;

/// <summary>The runtime service of the fake.</summary>
internal sealed class FakeCriRuntime(FakeCri cri) : ICriRuntime
{
    public async Task<VersionResponse> VersionAsync(CancellationToken cancel)
    {
        await cri.Calls.EnterAsync("Version", "", cancel);
        return new() { Version = "0.1.0", RuntimeName = cri.Name, RuntimeVersion = cri.Version, RuntimeApiVersion = "v1" };
    }

    public async Task<StatusResponse> StatusAsync(bool verbose, CancellationToken cancel)
    {
        await cri.Calls.EnterAsync("Status", "", cancel);
        return new()
        {
            Status = new RuntimeStatus
            {
                Conditions =
                {
                    new RuntimeCondition { Type = "RuntimeReady", Status = cri.RuntimeReady },
                    new RuntimeCondition { Type = "NetworkReady", Status = cri.NetworkReady, Reason = cri.NetworkReady ? "" : "NetworkPluginNotReady" },
                },
            },
        };
    }

    public async Task UpdatePodCidrAsync(string podCidr, CancellationToken cancel)
    {
        await cri.Calls.EnterAsync("UpdateRuntimeConfig", podCidr, cancel);
        cri.PodCidr = podCidr;
    }

    public async Task<RuntimeConfigResponse> RuntimeConfigAsync(CancellationToken cancel)
    {
        await cri.Calls.EnterAsync("RuntimeConfig", "", cancel);
        return cri.Modern
            ? new() { Linux = new() { CgroupDriver = CgroupDriver.Cgroupfs } }
            : throw new GrpcException(StatusCode.Unimplemented, "unknown method RuntimeConfig");
    }

    public async IAsyncEnumerable<ContainerEventResponse> GetContainerEventsAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await cri.Calls.EnterAsync("GetContainerEvents", "", cancel);
        if (!cri.Modern)
        {
            throw new GrpcException(StatusCode.Unimplemented, "unknown method GetContainerEvents");
        }
        var events = cri.Watch();
        try
        {
            await foreach (var one in events.Reader.ReadAllAsync(cancel))
            {
                yield return one;
            }
        }
        finally
        {
            cri.Unwatch(events);
        }
    }

    public async Task<string> RunPodSandboxAsync(PodSandboxConfig config, string runtimeHandler, CancellationToken cancel)
    {
        await cri.Calls.EnterAsync("RunPodSandbox", config.Metadata.Name, cancel);
        lock (cri.Gate)
        {
            if (cri.Sandboxes.Values.Any(s => s.Config.Metadata.Equals(config.Metadata)))
            {
                throw new GrpcException(StatusCode.Unknown, $"failed to reserve sandbox name \"{config.Metadata.Name}\": name is reserved");
            }
            var id = cri.NewId("5a");
            var host = config.Linux?.SecurityContext?.NamespaceOptions?.Network == NamespaceMode.Node;
            cri.Sandboxes[id] = new FakeSandbox(id, config.Clone(), runtimeHandler, host ? "" : $"10.88.0.{cri.Sandboxes.Count + 2}", cri.Now);
            return id;
        }
    }

    public async Task StopPodSandboxAsync(string sandboxId, CancellationToken cancel)
    {
        await cri.Calls.EnterAsync("StopPodSandbox", sandboxId, cancel);
        lock (cri.Gate)
        {
            foreach (var container in cri.Containers.Values.Where(c => c.Sandbox.Id == sandboxId).ToArray())
            {
                container.End(137, null);
            }
            if (cri.Sandboxes.TryGetValue(sandboxId, out var sandbox))
            {
                sandbox.Ready = false;
            }
        }
    }

    public async Task RemovePodSandboxAsync(string sandboxId, CancellationToken cancel)
    {
        await StopPodSandboxAsync(sandboxId, cancel);
        await cri.Calls.EnterAsync("RemovePodSandbox", sandboxId, cancel);
        lock (cri.Gate)
        {
            foreach (var container in cri.Containers.Values.Where(c => c.Sandbox.Id == sandboxId).ToArray())
            {
                Remove(container);
            }
            cri.Sandboxes.Remove(sandboxId);
        }
    }

    public async Task<PodSandboxStatusResponse> PodSandboxStatusAsync(string sandboxId, bool verbose, CancellationToken cancel)
    {
        await cri.Calls.EnterAsync("PodSandboxStatus", sandboxId, cancel);
        lock (cri.Gate)
        {
            return new() { Status = cri.Sandbox(sandboxId).Status() };
        }
    }

    public async Task<IReadOnlyList<PodSandbox>> ListPodSandboxesAsync(PodSandboxFilter? filter, CancellationToken cancel)
    {
        await cri.Calls.EnterAsync("ListPodSandbox", "", cancel);
        lock (cri.Gate)
        {
            return [.. cri.Sandboxes.Values.Select(s => s.Item()).Where(item => FakeFilters.Match(filter, item))];
        }
    }

    public async Task<string> CreateContainerAsync(string sandboxId, ContainerConfig config, PodSandboxConfig sandbox, CancellationToken cancel)
    {
        await cri.Calls.EnterAsync("CreateContainer", config.Metadata.Name, cancel);
        lock (cri.Gate)
        {
            var owner = cri.Sandbox(sandboxId);
            var image = cri.Image(config.Image.Image)
                ?? throw new GrpcException(StatusCode.NotFound, $"failed to resolve image \"{config.Image.Image}\": not found");
            if (cri.Containers.Values.Any(c => c.Sandbox == owner && c.Config.Metadata.Equals(config.Metadata)))
            {
                throw new GrpcException(StatusCode.Unknown, $"failed to reserve container name \"{config.Metadata.Name}\": name is reserved");
            }
            var id = cri.NewId("c0");
            var container = new FakeContainer(cri, id, owner, config.Clone(), image);
            cri.Containers[id] = container;
            cri.Publish(ContainerEventType.ContainerCreatedEvent, container);
            return id;
        }
    }

    public async Task StartContainerAsync(string containerId, CancellationToken cancel)
    {
        await cri.Calls.EnterAsync("StartContainer", containerId, cancel);
        lock (cri.Gate)
        {
            var container = cri.Container(containerId);
            if (container.State != ContainerState.ContainerCreated)
            {
                throw new GrpcException(StatusCode.Unknown, $"container is in {container.State} state");
            }
            container.Log.Open();
            container.Start();
        }
    }

    public async Task StopContainerAsync(string containerId, TimeSpan grace, CancellationToken cancel)
    {
        await cri.Calls.EnterAsync("StopContainer", containerId, cancel);
        FakeContainer? container;
        lock (cri.Gate)
        {
            if (!cri.Containers.TryGetValue(containerId, out container))
            {
                return;
            }
            if (grace > TimeSpan.Zero && !container.Program.IgnoresTerm)
            {
                container.End(container.Program.TrapExitCode ?? cri.TermExitCode, null);
            }
        }
        if (container.State == ContainerState.ContainerRunning && grace > TimeSpan.Zero)
        {
            // Neither Task.Delay, whose cancellation leaves the simulation's thread, nor asynchronous continuations, which do too.
            var late = new TaskCompletionSource();
            using var timer = cri.Time.CreateTimer(static s => ((TaskCompletionSource)s!).TrySetResult(), late, grace, Timeout.InfiniteTimeSpan);
            using var gone = cancel.UnsafeRegister(static s => ((TaskCompletionSource)s!).TrySetResult(), late);
            await Task.WhenAny(container.Ended, late.Task);
            // Whoever asked has gone; the program has had its signal and goes on as long as it likes.
            cancel.ThrowIfCancellationRequested();
        }
        lock (cri.Gate)
        {
            container.End(137, null);
        }
    }

    public async Task RemoveContainerAsync(string containerId, CancellationToken cancel)
    {
        await cri.Calls.EnterAsync("RemoveContainer", containerId, cancel);
        lock (cri.Gate)
        {
            if (cri.Containers.TryGetValue(containerId, out var container))
            {
                Remove(container);
            }
        }
    }

    public async Task<IReadOnlyList<Container>> ListContainersAsync(ContainerFilter? filter, CancellationToken cancel)
    {
        await cri.Calls.EnterAsync("ListContainers", "", cancel);
        lock (cri.Gate)
        {
            return [.. cri.Containers.Values.Select(c => c.Item()).Where(item => FakeFilters.Match(filter, item))];
        }
    }

    public async Task<ContainerStatusResponse> ContainerStatusAsync(string containerId, bool verbose, CancellationToken cancel)
    {
        await cri.Calls.EnterAsync("ContainerStatus", containerId, cancel);
        lock (cri.Gate)
        {
            return new() { Status = cri.Container(containerId).Status() };
        }
    }

    public async Task UpdateContainerResourcesAsync(string containerId, LinuxContainerResources resources, CancellationToken cancel)
    {
        await cri.Calls.EnterAsync("UpdateContainerResources", containerId, cancel);
        lock (cri.Gate)
        {
            cri.Container(containerId).Resources = resources.Clone();
        }
    }

    public async Task ReopenContainerLogAsync(string containerId, CancellationToken cancel)
    {
        await cri.Calls.EnterAsync("ReopenContainerLog", containerId, cancel);
        lock (cri.Gate)
        {
            Running(containerId).Log.Open();
        }
    }

    public async Task<ExecSyncResponse> ExecSyncAsync(string containerId, IEnumerable<string> command, TimeSpan? timeout, CancellationToken cancel)
    {
        var words = command.ToArray();
        await cri.Calls.EnterAsync("ExecSync", string.Join(' ', words), cancel);
        lock (cri.Gate)
        {
            Running(containerId);
        }
        var program = FakeShell.Parse(words);
        if (program.Runs is null || program.Runs > timeout)
        {
            await Task.Delay(timeout ?? Timeout.InfiniteTimeSpan, cri.Time, cancel);
            throw new GrpcException(StatusCode.DeadlineExceeded, $"failed to exec in container: timeout {timeout} exceeded: context deadline exceeded");
        }
        return new() { Stdout = ByteString.CopyFromUtf8(program.Out("stdout")), Stderr = ByteString.CopyFromUtf8(program.Out("stderr")), ExitCode = program.ExitCode };
    }

    public Task<Uri> ExecAsync(ExecRequest request, CancellationToken cancel) => Address("exec", request.ContainerId, cancel);

    public Task<Uri> AttachAsync(AttachRequest request, CancellationToken cancel) => Address("attach", request.ContainerId, cancel);

    public async Task<Uri> PortForwardAsync(PortForwardRequest request, CancellationToken cancel)
    {
        await cri.Calls.EnterAsync("PortForward", request.PodSandboxId, cancel);
        lock (cri.Gate)
        {
            return new Uri($"http://127.0.0.1:1/portforward/{cri.Sandbox(request.PodSandboxId).Id[..8]}");
        }
    }

    public async Task<ContainerStats> ContainerStatsAsync(string containerId, CancellationToken cancel)
    {
        await cri.Calls.EnterAsync("ContainerStats", containerId, cancel);
        lock (cri.Gate)
        {
            return FakeUsage.Of(cri, cri.Container(containerId));
        }
    }

    public async Task<IReadOnlyList<ContainerStats>> ListContainerStatsAsync(ContainerStatsFilter? filter, CancellationToken cancel)
    {
        await cri.Calls.EnterAsync("ListContainerStats", "", cancel);
        lock (cri.Gate)
        {
            return [.. cri.Containers.Values.Where(c => FakeFilters.Match(filter, c)).Select(c => FakeUsage.Of(cri, c))];
        }
    }

    public async Task<PodSandboxStats> PodSandboxStatsAsync(string sandboxId, CancellationToken cancel)
    {
        await cri.Calls.EnterAsync("PodSandboxStats", sandboxId, cancel);
        lock (cri.Gate)
        {
            return FakeUsage.Of(cri, cri.Sandbox(sandboxId));
        }
    }

    public async Task<IReadOnlyList<PodSandboxStats>> ListPodSandboxStatsAsync(PodSandboxStatsFilter? filter, CancellationToken cancel)
    {
        await cri.Calls.EnterAsync("ListPodSandboxStats", "", cancel);
        lock (cri.Gate)
        {
            return [.. cri.Sandboxes.Values.Where(s => s.Ready && (filter is null || filter.Id.Length == 0 || s.Id == filter.Id)).Select(s => FakeUsage.Of(cri, s))];
        }
    }

    private void Remove(FakeContainer container)
    {
        container.End(137, null);
        cri.Containers.Remove(container.Id);
        cri.Publish(ContainerEventType.ContainerDeletedEvent, container);
    }

    private FakeContainer Running(string id)
    {
        var container = cri.Container(id);
        return container.State == ContainerState.ContainerRunning
            ? container
            : throw new GrpcException(StatusCode.Unknown, $"container is in {container.State} state");
    }

    private async Task<Uri> Address(string verb, string containerId, CancellationToken cancel)
    {
        await cri.Calls.EnterAsync(verb == "exec" ? "Exec" : "Attach", containerId, cancel);
        lock (cri.Gate)
        {
            return new Uri($"http://127.0.0.1:1/{verb}/{Running(containerId).Id[..8]}");
        }
    }
}
