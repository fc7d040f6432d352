using Keles.Linux;
using Keles.Machinery;

namespace Keles.Kubelet.Resources;

/// <summary>What the node has, and what of it is for pods.</summary>
internal sealed record NodeResources(OrderedMap<Quantity> Capacity, OrderedMap<Quantity> Allocatable)
{
    public long AllocatableMilliCpu => Allocatable["cpu"].MilliValue();

    public long AllocatableMemory => Allocatable["memory"].Value();

    public static NodeResources Of(MachineFacts machine, KubeletOptions options)
    {
        var disk = Disk(options.RootDirectory);
        var capacity = OrderedMap<Quantity>.Of(
            ("cpu", Quantity.Of(machine.Cpus)),
            ("memory", Quantity.Parse($"{machine.MemoryBytes / 1024}Ki")),
            ("ephemeral-storage", Quantity.Parse($"{disk / 1024}Ki")),
            ("hugepages-1Gi", Quantity.Zero),
            ("hugepages-2Mi", Quantity.Zero),
            ("pods", Quantity.Of(options.MaxPods)));
        var allocatable = capacity
            .With("memory", Quantity.Parse($"{Math.Max(0, machine.MemoryBytes - options.EvictionMemoryBytes) / 1024}Ki"))
            .With("ephemeral-storage", Quantity.Of(disk - (disk * options.EvictionDiskPercent / 100)));
        foreach (var (resource, reserved) in options.Reserved)
        {
            allocatable = allocatable.TryGetValue(resource, out var all) ? allocatable.With(resource, all > reserved ? all - reserved : Quantity.Zero) : allocatable;
        }
        return new NodeResources(capacity, allocatable);
    }

    private static long Disk(string directory)
    {
        for (var at = directory; at is not null; at = Path.GetDirectoryName(at))
        {
            if (Directory.Exists(at))
            {
                return FileSystemUsage.Of(at).TotalBytes;
            }
        }
        return 0;
    }
}
