using Keles.Api.Core.V1;
using Keles.Grpc;
using Keles.Kubelet.Events;
using Keles.Kubelet.Pods.Containers;
using Keles.Kubelet.Pods.Plans;
using Keles.Kubelet.Pods.Statuses;
using Keles.Kubelet.Runtime;
using Keles.Kubelet.Runtime.Cri;
using Keles.Kubelet.Runtime.Instances;
using Keles.Kubelet.Runtime.Observed;
using Keles.Machinery;

namespace Keles.Kubelet.Pods.Workers;

/// <summary>Does what a plan says, step by step, and says when to try again what did not work.</summary>
internal sealed class PlanExecutor(
    ICriRuntime runtime, PodPreparation preparation, ContainerStarter starter, ContainerKiller killer, PodKiller podKiller, IEventSink events, ExecutorSettings settings, TimeProvider time)
{
    public async Task<DateTimeOffset?> RunAsync(Pod pod, PodPlan plan, RuntimePod found, PodMemory memory, CancellationToken cancel)
    {
        if (plan.KillPod)
        {
            if (plan.CreateSandbox && plan.SandboxId.Length > 0)
            {
                events.Normal(pod, EventReasons.SandboxChanged, "Pod sandbox changed, it will be killed and re-created.");
            }
            await podKiller.KillAsync(pod, found, GracePeriods.For(pod, new Container(), KillReason.Other), null, cancel);
            if (!plan.CreateSandbox)
            {
                return null;
            }
            await PurgeInitAsync(pod, found, cancel);
        }
        foreach (var kill in plan.Kills.AsEnumerable())
        {
            await KillAsync(pod, kill, found, cancel);
        }
        if (!plan.CreateSandbox && plan.Ephemeral.IsEmpty && plan.Init.IsEmpty && plan.App.IsEmpty && plan.Updates.IsEmpty && memory.Failures.IsEmpty)
        {
            return await preparation.RefreshAsync(pod, found.Ips, cancel);
        }
        var prepared = await preparation.PrepareAsync(pod, plan, found, cancel);
        if (prepared.Ready is not { } ready)
        {
            return prepared.RetryAt ?? time.GetUtcNow() + settings.RetryAfter;
        }
        await UpdateAsync(pod, plan, cancel);
        return await StartAsync(pod, plan, ready, memory, cancel);
    }

    private async Task KillAsync(Pod pod, ContainerKill kill, RuntimePod found, CancellationToken cancel)
    {
        var instance = found.Containers.Find(c => c.Id == kill.Id) ?? new RuntimeContainer(kill.Id, kill.Name);
        var container = pod.Spec.FindContainer(kill.Name)?.Spec ?? new Container { Name = kill.Name };
        await killer.KillAsync(pod, instance, kill.Message, GracePeriods.For(pod, container, kill.Reason), null, cancel);
    }

    /// <summary>A new sandbox begins with the first init container, so those of the old one must not count as done.</summary>
    private async Task PurgeInitAsync(Pod pod, RuntimePod found, CancellationToken cancel)
    {
        foreach (var container in found.Containers.Where(c => pod.Spec.InitContainers.Any(i => i.Name == c.Name)).AsEnumerable())
        {
            await runtime.RemoveContainerAsync(container.Id, cancel);
        }
    }

    private async Task UpdateAsync(Pod pod, PodPlan plan, CancellationToken cancel)
    {
        foreach (var update in plan.Updates.AsEnumerable())
        {
            if (pod.Spec.FindContainer(update.Name) is { } container)
            {
                try
                {
                    await runtime.UpdateContainerResourcesAsync(update.Id, ContainerConfigBuilder.Resources(pod, container.Spec, settings.MemoryCapacity, cgroupV2: false), cancel);
                    events.Normal(pod, container, EventReasons.ResizeCompleted, $"Container {update.Name} resized in place");
                }
                catch (GrpcException failed) when (!cancel.IsCancellationRequested)
                {
                    events.Warning(pod, container, EventReasons.ResizeError, $"Error resizing container {update.Name}: {failed.Detail}");
                }
            }
        }
    }

    private async Task<DateTimeOffset?> StartAsync(Pod pod, PodPlan plan, PreparedPod ready, PodMemory memory, CancellationToken cancel)
    {
        DateTimeOffset? again = null;
        foreach (var index in plan.Ephemeral.AsEnumerable())
        {
            var container = new PodContainer(PodContainers.AsContainer(pod.Spec.EphemeralContainers[index]), ContainerRole.Ephemeral);
            again = Earlier(again, await OneAsync(pod, container, ready, memory, cancel));
        }
        foreach (var index in plan.Init.AsEnumerable())
        {
            var container = new PodContainer(pod.Spec.InitContainers[index], ContainerRole.Init);
            var retry = await OneAsync(pod, container, ready, memory, cancel);
            again = Earlier(again, retry);
            if (retry is not null && !container.IsSidecar)
            {
                return again;
            }
        }
        foreach (var index in plan.App.AsEnumerable())
        {
            again = Earlier(again, await OneAsync(pod, new PodContainer(pod.Spec.Containers[index], ContainerRole.App), ready, memory, cancel));
        }
        return again;
    }

    /// <summary>When to try again; null when it started.</summary>
    private async Task<DateTimeOffset?> OneAsync(Pod pod, PodContainer container, PreparedPod ready, PodMemory memory, CancellationToken cancel)
    {
        var name = container.Name;
        var ended = ready.Runtime.Containers.Find(c => c.Name == name && c.State == RuntimeState.Exited);
        var backoff = memory.Backoffs.Get(name);
        if (ended is not null && CrashBackoff.StartAfter(backoff, ended.FinishedAt, settings.Crash) is var after && after > time.GetUtcNow())
        {
            events.Warning(pod, container, EventReasons.BackOff, $"Back-off restarting failed container {name} in pod {pod.Text()}");
            memory.Failures = memory.Failures.With(name, new StartFailure(WaitingReasons.CrashLoopBackOff,
                $"back-off {Duration.From(backoff!.Delay)} restarting failed container={name} pod={pod.Text()}"));
            return after;
        }
        var result = await starter.StartAsync(ready.Request(container), cancel);
        if (ended is not null && result.Failure?.Reason is not (WaitingReasons.ImagePullBackOff or WaitingReasons.ErrImagePull))
        {
            memory.Backoffs = memory.Backoffs.With(name, CrashBackoff.Next(backoff, ended.FinishedAt, time.GetUtcNow(), settings.Crash));
        }
        if (result.Failure is null)
        {
            memory.Failures = memory.Failures.Without(name);
            return null;
        }
        memory.Failures = memory.Failures.With(name, result.Failure);
        return result.RetryAt ?? time.GetUtcNow() + settings.RetryAfter;
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null ? b : b is null || a < b ? a : b;
}
