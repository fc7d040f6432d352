namespace Keles.Kubelet.NodePressure;

/// <summary>Less is left of something than the node wants to keep.</summary>
/// <param name="Resource">As pods ask for it: memory, ephemeral-storage, inodes.</param>
/// <param name="Threshold">What was to be kept.</param>
/// <param name="Available">What is left, in the same unit.</param>
internal sealed record Shortage(string Resource, long Threshold, long Available)
{
    public const string Memory = "memory";
    public const string Storage = "ephemeral-storage";
    public const string Inodes = "inodes";

    private const int Whole = 100;

    public bool IsOfMemory => Resource == Memory;

    /// <summary>The shortages there are, in the order in which they are dealt with.</summary>
    public static IReadOnlyList<Shortage> Of(NodeSupply supply, KubeletOptions options)
    {
        var found = new List<Shortage>();
        Add(found, Memory, options.EvictionMemoryBytes, supply.MemoryAvailable);
        Add(found, Storage, supply.Disk?.TotalBytes * options.EvictionDiskPercent / Whole, supply.Disk?.AvailableBytes);
        Add(found, Storage, supply.ImageDisk?.TotalBytes * options.EvictionImageDiskPercent / Whole, supply.ImageDisk?.AvailableBytes);
        Add(found, Inodes, supply.Disk?.TotalInodes * options.EvictionInodesPercent / Whole, supply.Disk?.FreeInodes);
        return found;
    }

    private static void Add(List<Shortage> found, string resource, long? threshold, long? available)
    {
        if (threshold > 0 && available < threshold)
        {
            found.Add(new Shortage(resource, threshold.Value, available.Value));
        }
    }
}
