using System.Globalization;
using Google.Protobuf;
using Keles.Api.Core.V1;
using Keles.Kubelet.Pods.Containers;
using Keles.Kubelet.Resources;
using Keles.Kubelet.Runtime.Observed;
using Keles.Kubelet.Runtime.Sandboxes;
using Keles.Kubelet.Runtime.Security;
using Keles.Machinery;

namespace Keles.Kubelet.Runtime.Instances;

/// <summary>A container in the runtime's terms.</summary>
internal static class ContainerConfigBuilder
{
    public static Proto.ContainerConfig Build(ContainerConfigInputs from)
    {
        var spec = from.Container.Spec;
        return new Proto.ContainerConfig
        {
            Metadata = new() { Name = spec.Name, Attempt = (uint)from.Attempt },
            Image = new() { Image = from.ImageRef, UserSpecifiedImage = spec.Image },
            Command = { spec.Command.Select(from.Environment.Expand) },
            Args = { spec.Args.Select(from.Environment.Expand) },
            WorkingDir = spec.WorkingDir,
            Envs = { from.Environment.Variables.Select(e => new Proto.KeyValue { Key = e.Key, Value = ByteString.CopyFromUtf8(e.Value) }) },
            Mounts = { from.Mounts },
            CDIDevices = { from.CdiIds.AsEnumerable().Select(static id => new Proto.CDIDevice { Name = id }) },
            Labels = { Labels(from) },
            Annotations = { Annotations(from) },
            LogPath = PodLogs.File(spec.Name, from.Attempt),
            Stdin = spec.Stdin,
            StdinOnce = spec.StdinOnce,
            Tty = spec.Tty,
            StopSignal = StopSignals.Parse(spec.Lifecycle?.StopSignal),
            Linux = new()
            {
                Resources = Resources(from.Pod, spec, from.MemoryCapacity, from.CgroupV2),
                SecurityContext = ContainerSecurity.Of(from.Pod, spec, from.ImageUser, from.TargetId, from.SeccompRoot),
            },
        };
    }

    public static Proto.LinuxContainerResources Resources(Pod pod, Container container, long memoryCapacity, bool cgroupV2)
    {
        var limits = ContainerLimits.Of(container.Resources);
        var resources = new Proto.LinuxContainerResources
        {
            CpuShares = limits.CpuShares,
            CpuQuota = limits.CpuQuota,
            CpuPeriod = CpuTime.Period,
            MemoryLimitInBytes = limits.MemoryBytes,
            OomScoreAdj = OomScore.Of(pod, container, memoryCapacity),
        };
        if (cgroupV2)
        {
            // All processes of a container end together when one is killed for want of memory: half a container is worse than none.
            resources.Unified["memory.oom.group"] = "1";
        }
        return resources;
    }

    private static Dictionary<string, string> Labels(ContainerConfigInputs from) => new(StringComparer.Ordinal)
    {
        [RuntimeLabels.ContainerName] = from.Container.Name,
        [RuntimeLabels.PodName] = from.Pod.Metadata.Name,
        [RuntimeLabels.PodNamespace] = from.Pod.Metadata.Namespace,
        [RuntimeLabels.PodUid] = from.Pod.Metadata.Uid,
    };

    private static Dictionary<string, string> Annotations(ContainerConfigInputs from)
    {
        var spec = from.Container.Spec;
        var result = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [RuntimeLabels.Hash] = ContainerHash.Of(spec),
            [RuntimeLabels.RestartCount] = from.Attempt.ToString(CultureInfo.InvariantCulture),
            [RuntimeLabels.TerminationMessagePath] = spec.TerminationMessagePath,
            [RuntimeLabels.TerminationMessagePolicy] = spec.TerminationMessagePolicy,
        };
        if (from.Pod.Spec.TerminationGracePeriodSeconds is { } grace)
        {
            result[RuntimeLabels.GracePeriod] = grace.ToString(CultureInfo.InvariantCulture);
        }
        return result;
    }
}
