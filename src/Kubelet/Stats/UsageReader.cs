using Keles.Api.Core.V1;
using Keles.Grpc;
using Keles.Kubelet.Pods.Workers;
using Keles.Kubelet.Resources;
using Keles.Kubelet.Runtime.Cri;
using Keles.Kubelet.Runtime.Observed;
using Keles.Kubelet.Runtime.Sandboxes;
using Keles.Kubelet.Volumes;
using Keles.Linux;
using Keles.Machinery;

namespace Keles.Kubelet.Stats;

/// <summary>Measures the node and its pods.</summary>
internal sealed class UsageReader(
    ICriRuntime runtime, ICriImages images, PodTable pods, PodCgroups cgroups, ICgroups groups, PodDirectories directories, KubeletOptions options, TimeProvider time)
{
    private readonly CpuRates _rates = new();

    public async Task<NodeUsage> ReadAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var containers = await runtime.ListContainerStatsAsync(null, cancel);
        var sandboxes = await runtime.ListPodSandboxesAsync(new() { State = new() { State = Proto.PodSandboxState.SandboxReady } }, cancel);
        var started = (await runtime.ListContainersAsync(null, cancel)).ToDictionary(c => c.Id, c => DateTimeOffset.UnixEpoch.AddTicks(c.CreatedAt / 100), StringComparer.Ordinal);
        var list = new List<PodUsage>();
        foreach (var pod in pods.Active)
        {
            var uid = pod.Metadata.Uid;
            var own = containers.Where(c => c.Attributes.Labels.TryGetValue(RuntimeLabels.PodUid, out var of) && of == uid);
            var group = cgroups.Usage(uid);
            list.Add(new PodUsage(pod)
            {
                Containers = [.. own.Select(c => Container(c, pod, started)).OrderBy(c => c.Name, StringComparer.Ordinal)],
                Group = group,
                CpuRate = group is null ? null : _rates.Rate("pod " + uid, new CpuSample(now, (ulong)group.CpuNanoseconds)),
                Interfaces = await InterfacesAsync(sandboxes.FirstOrDefault(s => s.Labels.TryGetValue(RuntimeLabels.PodUid, out var of) && of == uid)?.Id, pod, cancel),
                Volumes = Volumes(uid),
            });
        }
        return await NodeAsync(now, [.. list], cancel);
    }

    private async Task<NodeUsage> NodeAsync(DateTimeOffset now, Items<PodUsage> list, CancellationToken cancel)
    {
        var group = groups.ReadUsage(options.CgroupParent);
        var (mountpoint, imageBytes) = await ImagesAsync(cancel);
        return new NodeUsage(now)
        {
            Pods = list,
            Group = group,
            CpuRate = group is null ? null : _rates.Rate("node", new CpuSample(now, (ulong)group.CpuNanoseconds)),
            Memory = MemoryTable.Read(),
            Disk = Disk(options.RootDirectory),
            ImageDisk = mountpoint.Length > 0 ? Disk(mountpoint) : null,
            ImageBytes = imageBytes,
            Processes = Number("/proc/loadavg", text => text.Split(' ')[3].Split('/')[1]),
            MaxProcesses = Number("/proc/sys/kernel/pid_max", text => text.Trim()),
        };
    }

    private ContainerUsage Container(Proto.ContainerStats stats, Pod pod, Dictionary<string, DateTimeOffset> started)
    {
        var cpu = new CpuSample(DateTimeOffset.UnixEpoch.AddTicks((stats.Cpu?.Timestamp ?? 0) / 100), stats.Cpu?.UsageCoreNanoSeconds?.Value ?? 0);
        var name = stats.Attributes.Labels.GetValueOrDefault(RuntimeLabels.ContainerName, stats.Attributes.Metadata.Name);
        return new ContainerUsage(name, stats.Attributes.Id, pod.Status.ContainerStatuses.Find(s => s.Name == name)?.Image ?? "")
        {
            StartedAt = started.GetValueOrDefault(stats.Attributes.Id),
            Cpu = cpu,
            CpuRate = _rates.Rate(stats.Attributes.Id, cpu),
            WorkingSet = stats.Memory?.WorkingSetBytes?.Value ?? 0,
            MemoryUsage = stats.Memory?.UsageBytes?.Value ?? 0,
            Rss = stats.Memory?.RssBytes?.Value ?? 0,
            PageFaults = stats.Memory?.PageFaults?.Value ?? 0,
            MajorPageFaults = stats.Memory?.MajorPageFaults?.Value ?? 0,
            WritableBytes = stats.WritableLayer?.UsedBytes?.Value ?? 0,
            WritableInodes = stats.WritableLayer?.InodesUsed?.Value ?? 0,
            LogBytes = DirectoryUsage.Of(Path.Combine(PodLogs.Directory(options.PodLogDirectory, pod), name)).Bytes,
        };
    }

    private async Task<Items<InterfaceUsage>> InterfacesAsync(string? sandbox, Pod pod, CancellationToken cancel)
    {
        if (sandbox is null || pod.Spec.HostNetwork)
        {
            return [];
        }
        try
        {
            // One by one: some runtimes fail to list all as soon as one sandbox is on its way out.
            var network = (await runtime.PodSandboxStatsAsync(sandbox, cancel)).Linux?.Network;
            var all = network is null ? [] : network.DefaultInterface is { } first ? [first, .. network.Interfaces] : (IEnumerable<Proto.NetworkInterfaceUsage>)network.Interfaces;
            return [.. all.Select(i => new InterfaceUsage(i.Name, i.RxBytes?.Value ?? 0, i.RxErrors?.Value ?? 0, i.TxBytes?.Value ?? 0, i.TxErrors?.Value ?? 0))];
        }
        catch (GrpcException) when (!cancel.IsCancellationRequested)
        {
            return [];
        }
    }

    private OrderedMap<DirectoryUsage> Volumes(string uid) =>
        OrderedMap<DirectoryUsage>.From(directories.Volumes(uid).Where(v => Directory.Exists(v.Path)).Select(v => KeyValuePair.Create(v.Name, DirectoryUsage.Of(v.Path))));

    private async Task<(string Mountpoint, ulong Bytes)> ImagesAsync(CancellationToken cancel)
    {
        try
        {
            var info = (await images.ImageFsInfoAsync(cancel)).ImageFilesystems.FirstOrDefault();
            return (info?.FsId?.Mountpoint ?? "", info?.UsedBytes?.Value ?? 0);
        }
        catch (GrpcException) when (!cancel.IsCancellationRequested)
        {
            return ("", 0);
        }
    }

    private static FileSystemUsage? Disk(string path)
    {
        try
        {
            return FileSystemUsage.Of(path);
        }
        catch (LinuxException)
        {
            return null;
        }
    }

    private static int Number(string file, Func<string, string> part)
    {
        try
        {
            return int.TryParse(part(File.ReadAllText(file)), out var number) ? number : 0;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
