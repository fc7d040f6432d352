using Keles.Grpc;
using Keles.Kubelet.Devices;
using Keles.Kubelet.Devices.Cdi;
using Keles.Kubelet.Events;
using Keles.Kubelet.Hooks;
using Keles.Kubelet.Images;
using Keles.Kubelet.Pods.Containers;
using Keles.Kubelet.Pods.Statuses;
using Keles.Kubelet.Pods.Variables;
using Keles.Kubelet.Runtime.Cri;
using Keles.Kubelet.Runtime.Observed;
using Keles.Kubelet.Runtime.Sandboxes;
using Keles.Kubelet.Runtime.Security;
using Keles.Kubelet.Volumes;
using Keles.Machinery;

namespace Keles.Kubelet.Runtime.Instances;

/// <summary>Starts one container: brings its image, makes it, runs it, runs its postStart hook.</summary>
internal sealed class ContainerStarter(
    ICriRuntime runtime, ImagePuller images, HookRunner hooks, ContainerKiller killer, MountBuilder mounts, PodDevices devices, CdiInjection cdi, IEventSink events, InstanceSettings settings)
{
    public async Task<StartResult> StartAsync(StartRequest request, CancellationToken cancel)
    {
        var outcome = await images.EnsureAsync(request.Pod, request.Container, request.Sandbox, request.PullSecrets, cancel);
        if (outcome is ImageOutcome.Absent absent)
        {
            events.Warning(request.Pod, request.Container, EventReasons.Failed, $"Error: {absent.Failure.Reason}");
            return new StartResult(absent.Failure, absent.RetryAt);
        }
        if (Configure(request, (ImageOutcome.Present)outcome, out var problem) is not { } config)
        {
            return Failed(request, WaitingReasons.CreateContainerConfigError, problem);
        }
        string id;
        try
        {
            await cdi.SettleAsync(config, cancel);
            id = await runtime.CreateContainerAsync(request.SandboxId, config, request.Sandbox, cancel);
        }
        catch (DeviceException failed)
        {
            return Failed(request, WaitingReasons.CreateContainerConfigError, failed.Message);
        }
        catch (GrpcException failed) when (!cancel.IsCancellationRequested)
        {
            return Failed(request, WaitingReasons.CreateContainerError, failed.Detail);
        }
        events.Normal(request.Pod, request.Container, EventReasons.Created, "Container created");
        try
        {
            await runtime.StartContainerAsync(id, cancel);
        }
        catch (GrpcException failed) when (!cancel.IsCancellationRequested)
        {
            return Failed(request, WaitingReasons.RunContainerError, failed.Detail);
        }
        events.Normal(request.Pod, request.Container, EventReasons.Started, "Container started");
        Link(request, config, id);
        return await PostStartAsync(request, id, cancel);
    }

    private Proto.ContainerConfig? Configure(StartRequest request, ImageOutcome.Present image, out string problem)
    {
        try
        {
            problem = NonRootRule.Violation(request.Pod, request.Container.Spec, image.User) ?? "";
            if (problem.Length > 0)
            {
                return null;
            }
            var environment = ContainerEnvironment.Of(request.Container.Spec, request.Pod, request.Sources);
            foreach (var skipped in environment.Skipped)
            {
                events.Warning(request.Pod, request.Container, EventReasons.InvalidEnvironmentVariableNames, skipped);
            }
            return ContainerConfigBuilder.Build(new ContainerConfigInputs(request.Pod, request.Container)
            {
                Attempt = request.Attempt,
                ImageRef = image.Reference,
                ImageUser = image.User,
                Environment = environment,
                Mounts = mounts.Build(request, environment),
                CdiIds = devices.CdiIds(request.Pod, request.Container.Spec),
                TargetId = Target(request),
                MemoryCapacity = settings.MemoryCapacity,
                SeccompRoot = settings.SeccompRoot,
                CgroupV2 = settings.CgroupV2,
            });
        }
        catch (Exception failed) when (failed is EnvironmentException or VolumeException or DeviceException or InvalidOperationException or IOException)
        {
            problem = failed.Message;
            return null;
        }
    }

    private static string? Target(StartRequest request)
    {
        var name = request.Pod.Spec.EphemeralContainers.Find(e => e.Name == request.Container.Name)?.TargetContainerName;
        return name is { Length: > 0 }
            ? request.Runtime.Find(name)?.Id ?? throw new EnvironmentException($"unable to find target container {name}")
            : null;
    }

    private StartResult Failed(StartRequest request, string reason, string message)
    {
        events.Warning(request.Pod, request.Container, EventReasons.Failed, $"Error: {message}");
        return new StartResult(new StartFailure(reason, message));
    }

    /// <summary>Log shippers look for this link; without it the container runs all the same.</summary>
    private void Link(StartRequest request, Proto.ContainerConfig config, string id)
    {
        try
        {
            Directory.CreateDirectory(settings.ContainerLogRoot);
            var link = PodLogs.Link(settings.ContainerLogRoot, request.Pod, request.Container.Name, id);
            File.Delete(link);
            File.CreateSymbolicLink(link, Path.Combine(request.Sandbox.LogDirectory, config.LogPath));
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
        }
    }

    private async Task<StartResult> PostStartAsync(StartRequest request, string id, CancellationToken cancel)
    {
        if (request.Container.Spec.Lifecycle?.PostStart is not { } hook)
        {
            return StartResult.Started;
        }
        var podIp = request.PodIps.IsEmpty ? "" : request.PodIps[0];
        if (await hooks.RunAsync(hook, request.Container.Spec, id, podIp, cancel) is not { } failure)
        {
            return StartResult.Started;
        }
        events.Warning(request.Pod, request.Container, EventReasons.FailedPostStartHook, "PostStartHook failed");
        var instance = new RuntimeContainer(id, request.Container.Name);
        await killer.KillAsync(request.Pod, instance, "FailedPostStartHook", GracePeriods.For(request.Pod, request.Container.Spec, Pods.Plans.KillReason.Other), null, cancel);
        return new StartResult(new StartFailure(WaitingReasons.PostStartHookError, failure));
    }
}
