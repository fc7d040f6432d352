using Keles.Api.Core.V1;
using Keles.Kubelet.Pods.Containers;
using Keles.Kubelet.Pods.Plans;
using Keles.Kubelet.Probes;
using Keles.Kubelet.Runtime.Observed;
using Keles.Machinery;

namespace Keles.Kubelet.Pods.Statuses;

/// <summary>Makes the statuses of one of a pod's three lists of containers.</summary>
internal sealed class ContainerStatusBuilder(StatusInputs from, Items<ContainerStatus> previous, ContainerRole role, bool hasInit)
{
    private const string Runtime = "containerd";
    private const string Lost = "ContainerStatusUnknown";

    public Items<ContainerStatus> Build(Items<Container> containers) => containers.Select(One);

    private ContainerStatus One(Container container)
    {
        var before = previous.Find(s => s.Name == container.Name);
        var instances = from.Runtime.Containers.Where(c => c.Name == container.Name);
        var status = instances.IsEmpty ? Absent(container, before) : Present(container, before, instances);
        return WithReadiness(container, WithFailure(container, role == ContainerRole.App ? status with { AllocatedResourcesStatus = Devices(container, before) } : status));
    }

    /// <summary>What was last known of them stays when they were given back.</summary>
    private Items<ResourceStatus> Devices(Container container, ContainerStatus? before) =>
        container.Resources.Claims.IsEmpty ? default : from.Devices(container) is { IsEmpty: false } now ? now : before?.AllocatedResourcesStatus ?? default;

    private ContainerStatus Present(Container container, ContainerStatus? before, Items<RuntimeContainer> instances)
    {
        var newest = instances[0];
        var status = InstanceStatus(container, newest, before);
        if (instances.Count > 1)
        {
            return status with { LastState = State(instances[1], before) };
        }
        // Its former instance was cleaned away, but the API still knows how that ended.
        return before is not null && status.RestartCount > 0 && before.LastState.Terminated is not null && before.RestartCount == status.RestartCount
            ? status with { LastState = before.LastState }
            : status;
    }

    /// <summary>
    /// The runtime knows nothing of it: it waits to be made, or was made and got lost. One that ran and is gone counts as ended, or else
    /// the pod would seem to be waiting for its first start again.
    /// </summary>
    private ContainerStatus Absent(Container container, ContainerStatus? before)
    {
        if (before?.State.Terminated is not null)
        {
            return before;
        }
        var status = new ContainerStatus
        {
            Name = container.Name,
            Image = container.Image,
            State = new ContainerState { Waiting = new() { Reason = hasInit ? WaitingReasons.PodInitializing : WaitingReasons.ContainerCreating } },
            RestartCount = before?.RestartCount ?? 0,
            LastState = before?.LastState ?? ContainerState.Empty,
            VolumeMounts = MountStatuses(container),
        };
        if (before?.State.Running is null || status.LastState.Terminated is not null)
        {
            return status;
        }
        return status with
        {
            RestartCount = status.RestartCount + (from.Pod.Metadata.DeletionTimestamp is null ? 1 : 0),
            LastState = new ContainerState
            {
                Terminated = new() { Reason = Lost, Message = "The container could not be located when the pod was deleted.  The container used to be Running", ExitCode = 137 },
            },
        };
    }

    private ContainerStatus InstanceStatus(Container container, RuntimeContainer instance, ContainerStatus? before) => new()
    {
        Name = container.Name,
        RestartCount = instance.RestartCount,
        Image = instance.Image,
        ImageID = instance.ImageId,
        ContainerID = $"{Runtime}://{instance.Id}",
        State = State(instance, before),
        AllocatedResources = role == ContainerRole.Ephemeral ? default : container.Resources.Requests,
        Resources = role == ContainerRole.Ephemeral ? null : container.Resources with { Claims = default },
        User = instance.User is { } user ? new() { Linux = new() { Uid = user.Uid, Gid = user.Gid, SupplementalGroups = user.Groups } } : null,
        VolumeMounts = MountStatuses(container),
        StopSignal = container.Lifecycle?.StopSignal,
    };

    private static ContainerState State(RuntimeContainer instance, ContainerStatus? before) => instance.State switch
    {
        RuntimeState.Running => new() { Running = new() { StartedAt = Time.From(instance.StartedAt) } },
        RuntimeState.Exited => new() { Terminated = Ended(instance) },
        RuntimeState.Unknown when before?.State.Running is not null => new()
        {
            Terminated = new() { Reason = Lost, Message = "The container could not be located when the pod was terminated", ExitCode = 137 },
        },
        _ => new() { Waiting = new() },
    };

    private static ContainerStateTerminated Ended(RuntimeContainer instance) => new()
    {
        ExitCode = instance.ExitCode,
        Reason = instance.Reason,
        Message = instance.Message,
        StartedAt = Time.From(instance.StartedAt),
        FinishedAt = Time.From(instance.FinishedAt),
        ContainerID = $"{Runtime}://{instance.Id}",
    };

    /// <summary>A container that is to be started but could not be waits, and says for what; how it ended before moves to its last state.</summary>
    private ContainerStatus WithFailure(Container container, ContainerStatus status)
    {
        var last = from.Runtime.Find(container.Name);
        if ((role == ContainerRole.Init && last is { Succeeded: true } && !container.IsSidecar())
            || (role == ContainerRole.Ephemeral && last is not null)
            || from.IsOver
            || !RestartRule.NeedsStart(container, from.Pod, from.Runtime)
            || !from.Failures.TryGetValue(container.Name, out var failure))
        {
            return status;
        }
        return status with
        {
            LastState = status.State.Terminated is not null ? status.State : status.LastState,
            State = new ContainerState { Waiting = new() { Reason = failure.Reason, Message = failure.Message } },
        };
    }

    private ContainerStatus WithReadiness(Container container, ContainerStatus status)
    {
        if (role == ContainerRole.Ephemeral)
        {
            return status with { Ready = false };
        }
        var id = status.State.Running is null ? "" : from.Runtime.Find(container.Name)?.Id ?? "";
        var started = id.Length > 0 && (container.StartupProbe is null || from.Verdicts.Startup.Get(id) == ProbeVerdict.Success);
        if (role == ContainerRole.Init && !container.IsSidecar())
        {
            return status with { Started = started, Ready = status.State.Terminated is { ExitCode: 0 } };
        }
        var ready = started && (container.ReadinessProbe is null || from.Verdicts.Readiness.Get(id) == ProbeVerdict.Success);
        return status with { Started = started, Ready = ready };
    }

    private static Items<VolumeMountStatus> MountStatuses(Container container) => container.VolumeMounts.IsEmpty ? default : container.VolumeMounts.Select(m => new VolumeMountStatus
    {
        Name = m.Name,
        MountPath = m.MountPath,
        ReadOnly = m.ReadOnly,
        RecursiveReadOnly = m.ReadOnly ? m.RecursiveReadOnly is "Enabled" ? "Enabled" : "Disabled" : null,
    });
}
