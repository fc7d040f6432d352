using System.Text.Json;
using Keles.Linux;
using Keles.Machinery;

namespace Keles.Kubelet.Stats;

/// <summary>The summary of what is used, in the form that metrics collectors know.</summary>
internal static class SummaryWriter
{
    public static void Write(Utf8JsonWriter json, NodeUsage node, string nodeName)
    {
        json.WriteStartObject();
        json.WriteStartObject("node");
        json.WriteString("nodeName", nodeName);
        if (node.Group is { } group)
        {
            Cpu(json, node.At, (ulong)group.CpuNanoseconds, node.CpuRate);
            Memory(json, node.At, (ulong)group.MemoryBytes, (ulong)group.WorkingSetBytes, (ulong)group.ResidentBytes, (ulong)group.PageFaults, (ulong)group.MajorPageFaults, (ulong)node.Memory.Available);
        }
        Disk(json, "fs", node.At, node.Disk, node.Disk?.UsedBytes ?? 0);
        json.WriteStartObject("runtime");
        Disk(json, "imageFs", node.At, node.ImageDisk, (long)node.ImageBytes);
        json.WriteEndObject();
        json.WriteStartObject("rlimit");
        Time(json, node.At);
        json.WriteNumber("maxpid", node.MaxProcesses);
        json.WriteNumber("curproc", node.Processes);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("pods");
        foreach (var pod in node.Pods)
        {
            Pod(json, pod, node);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Pod(Utf8JsonWriter json, PodUsage pod, NodeUsage node)
    {
        json.WriteStartObject();
        json.WriteStartObject("podRef");
        json.WriteString("name", pod.Pod.Metadata.Name);
        json.WriteString("namespace", pod.Pod.Metadata.Namespace);
        json.WriteString("uid", pod.Pod.Metadata.Uid);
        json.WriteEndObject();
        json.WriteString("startTime", (pod.Pod.Status.StartTime ?? Machinery.Time.From(node.At)).ToString());
        json.WriteStartArray("containers");
        foreach (var container in pod.Containers)
        {
            Container(json, container, node);
        }
        json.WriteEndArray();
        if (pod.Group is { } group)
        {
            Cpu(json, node.At, (ulong)group.CpuNanoseconds, pod.CpuRate);
            Memory(json, node.At, (ulong)group.MemoryBytes, (ulong)group.WorkingSetBytes, (ulong)group.ResidentBytes, (ulong)group.PageFaults, (ulong)group.MajorPageFaults, null);
            json.WriteStartObject("process_stats");
            json.WriteNumber("process_count", group.Processes);
            json.WriteEndObject();
        }
        Network(json, pod, node.At);
        json.WriteStartArray("volume");
        foreach (var (name, used) in pod.Volumes)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            Time(json, node.At);
            json.WriteNumber("usedBytes", used.Bytes);
            json.WriteNumber("inodesUsed", used.Inodes);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartObject("ephemeral-storage");
        Time(json, node.At);
        json.WriteNumber("usedBytes", EphemeralBytes(pod));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static long EphemeralBytes(PodUsage pod)
    {
        var bytes = 0L;
        foreach (var container in pod.Containers)
        {
            bytes += (long)container.WritableBytes + container.LogBytes;
        }
        foreach (var volume in pod.Volumes.Values)
        {
            bytes += volume.Bytes;
        }
        return bytes;
    }

    private static void Container(Utf8JsonWriter json, ContainerUsage container, NodeUsage node)
    {
        json.WriteStartObject();
        json.WriteString("name", container.Name);
        json.WriteString("startTime", Machinery.Time.From(container.StartedAt).ToString());
        Cpu(json, container.Cpu.At, container.Cpu.Nanoseconds, container.CpuRate);
        Memory(json, container.Cpu.At, container.MemoryUsage, container.WorkingSet, container.Rss, container.PageFaults, container.MajorPageFaults, null);
        Disk(json, "rootfs", node.At, node.ImageDisk, (long)container.WritableBytes);
        Disk(json, "logs", node.At, node.Disk, container.LogBytes);
        json.WriteEndObject();
    }

    private static void Network(Utf8JsonWriter json, PodUsage pod, DateTimeOffset at)
    {
        if (pod.Interfaces.IsEmpty)
        {
            return;
        }
        json.WriteStartObject("network");
        Time(json, at);
        Interface(json, pod.Interfaces[0]);
        json.WriteStartArray("interfaces");
        foreach (var one in pod.Interfaces)
        {
            json.WriteStartObject();
            Interface(json, one);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Interface(Utf8JsonWriter json, InterfaceUsage one)
    {
        json.WriteString("name", one.Name);
        json.WriteNumber("rxBytes", one.Received);
        json.WriteNumber("rxErrors", one.ReceiveErrors);
        json.WriteNumber("txBytes", one.Sent);
        json.WriteNumber("txErrors", one.SendErrors);
    }

    private static void Cpu(Utf8JsonWriter json, DateTimeOffset at, ulong nanoseconds, ulong? rate)
    {
        json.WriteStartObject("cpu");
        Time(json, at);
        if (rate is { } known)
        {
            json.WriteNumber("usageNanoCores", known);
        }
        json.WriteNumber("usageCoreNanoSeconds", nanoseconds);
        json.WriteEndObject();
    }

    private static void Memory(Utf8JsonWriter json, DateTimeOffset at, ulong usage, ulong workingSet, ulong rss, ulong faults, ulong major, ulong? available)
    {
        json.WriteStartObject("memory");
        Time(json, at);
        if (available is { } free)
        {
            json.WriteNumber("availableBytes", free);
        }
        json.WriteNumber("usageBytes", usage);
        json.WriteNumber("workingSetBytes", workingSet);
        json.WriteNumber("rssBytes", rss);
        json.WriteNumber("pageFaults", faults);
        json.WriteNumber("majorPageFaults", major);
        json.WriteEndObject();
    }

    private static void Disk(Utf8JsonWriter json, string name, DateTimeOffset at, FileSystemUsage? disk, long used)
    {
        if (disk is null)
        {
            return;
        }
        json.WriteStartObject(name);
        Time(json, at);
        json.WriteNumber("availableBytes", disk.AvailableBytes);
        json.WriteNumber("capacityBytes", disk.TotalBytes);
        json.WriteNumber("usedBytes", used);
        json.WriteNumber("inodesFree", disk.FreeInodes);
        json.WriteNumber("inodes", disk.TotalInodes);
        json.WriteEndObject();
    }

    private static void Time(Utf8JsonWriter json, DateTimeOffset at) => json.WriteString("time", Machinery.Time.From(at).ToString());
}
