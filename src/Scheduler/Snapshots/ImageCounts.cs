namespace Keles.Scheduler;

/// <summary>What nodes say about the images they have.</summary>
internal static class ImageCounts
{
    /// <summary>On how many nodes each image is.</summary>
    public static Dictionary<string, int> Of(IEnumerable<NodeInfo> nodes)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var node in nodes) foreach (var name in node.ImageSizes.Keys) counts[name] = counts.GetValueOrDefault(name) + 1;
        return counts;
    }

    /// <summary>The size of each image on a node, by each of its names.</summary>
    public static IReadOnlyDictionary<string, long> Sizes(Node node)
    {
        var sizes = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var image in node.Status.Images) foreach (var name in image.Names) sizes[name] = image.SizeBytes;
        return sizes;
    }
}
