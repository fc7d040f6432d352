using System.Globalization;
using Google.Protobuf.Collections;
using Keles.Grpc;
using Keles.Kubelet.Runtime.Cri;
using Keles.Machinery;

namespace Keles.Kubelet.Runtime.Observed;

/// <summary>Reads what the runtime has of one pod.</summary>
internal sealed class RuntimeReader(ICriRuntime runtime)
{
    public async Task<RuntimePod> ReadAsync(string uid, CancellationToken cancel)
    {
        var sandboxes = new List<RuntimeSandbox>();
        var (name, ns) = ("", "");
        foreach (var item in await runtime.ListPodSandboxesAsync(new() { LabelSelector = { [RuntimeLabels.PodUid] = uid } }, cancel))
        {
            if (await UnlessGone(runtime.PodSandboxStatusAsync(item.Id, verbose: false, cancel)) is { Status: { } status })
            {
                (name, ns) = (status.Metadata.Name, status.Metadata.Namespace);
                sandboxes.Add(Sandbox(status));
            }
        }

        var containers = new List<RuntimeContainer>();
        foreach (var item in await runtime.ListContainersAsync(new() { LabelSelector = { [RuntimeLabels.PodUid] = uid } }, cancel))
        {
            if (await UnlessGone(runtime.ContainerStatusAsync(item.Id, verbose: false, cancel)) is { Status: { } status })
            {
                containers.Add(Container(item.PodSandboxId, status));
            }
        }

        return new RuntimePod(uid)
        {
            Name = name,
            Namespace = ns,
            Sandboxes = [.. sandboxes.OrderByDescending(s => s.CreatedAt)],
            Containers = [.. containers.OrderByDescending(c => c.CreatedAt).ThenByDescending(c => c.RestartCount)],
        };
    }

    private static RuntimeSandbox Sandbox(Proto.PodSandboxStatus status) => new(status.Id)
    {
        Ready = status.State == Proto.PodSandboxState.SandboxReady,
        Attempt = status.Metadata.Attempt,
        CreatedAt = At(status.CreatedAt),
        HostNetwork = status.Linux?.Namespaces?.Options?.Network == Proto.NamespaceMode.Node,
        Ips = status.Network is { Ip.Length: > 0 } network ? [network.Ip, .. network.AdditionalIps.Select(ip => ip.Ip)] : [],
    };

    private static RuntimeContainer Container(string sandboxId, Proto.ContainerStatus status)
    {
        var ended = status.State == Proto.ContainerState.ContainerExited;
        return new RuntimeContainer(status.Id, status.Labels.GetValueOrDefault(RuntimeLabels.ContainerName, status.Metadata.Name))
        {
            SandboxId = sandboxId,
            State = status.State switch
            {
                Proto.ContainerState.ContainerCreated => RuntimeState.Created,
                Proto.ContainerState.ContainerRunning => RuntimeState.Running,
                Proto.ContainerState.ContainerExited => RuntimeState.Exited,
                _ => RuntimeState.Unknown,
            },
            CreatedAt = At(status.CreatedAt),
            StartedAt = At(status.StartedAt),
            FinishedAt = At(status.FinishedAt),
            ExitCode = ended ? status.ExitCode : 0,
            Reason = ended ? status.Reason : "",
            Message = ended ? LastWords(status) : "",
            Image = status.Image?.Image ?? "",
            ImageId = status.ImageRef,
            Hash = status.Annotations.GetValueOrDefault(RuntimeLabels.Hash, ""),
            RestartCount = RestartCount(status.Annotations, status.Metadata.Attempt),
            Limits = status.Resources?.Linux is { } limits ? new(limits.CpuShares, limits.CpuQuota, limits.CpuPeriod, limits.MemoryLimitInBytes) : null,
            User = status.User?.Linux is { } user ? new(user.Uid, user.Gid, [.. user.SupplementalGroups]) : null,
            LogPath = status.LogPath,
        };
    }

    private static string LastWords(Proto.ContainerStatus status)
    {
        var own = TerminationLog.Read(status);
        return own.Length > 0 && status.Message.Length > 0 ? $"{status.Message}: {own}" : own.Length > 0 ? own : status.Message;
    }

    private static int RestartCount(MapField<string, string> annotations, uint attempt) =>
        int.TryParse(annotations.GetValueOrDefault(RuntimeLabels.RestartCount, ""), CultureInfo.InvariantCulture, out var count) ? count : (int)attempt;

    private static DateTimeOffset At(long nanoseconds) => DateTimeOffset.UnixEpoch.AddTicks(nanoseconds / 100);

    /// <summary>Something may be removed between listing it and asking for it.</summary>
    private static async Task<T?> UnlessGone<T>(Task<T> call) where T : class
    {
        try
        {
            return await call;
        }
        catch (GrpcException gone) when (gone.Code == StatusCode.NotFound)
        {
            return null;
        }
    }
}
