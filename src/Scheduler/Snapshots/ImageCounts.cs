namespace Keles.Scheduler;

/// <summary>On how many nodes each image is.</summary>
internal static class ImageCounts
{
    public static Dictionary<string, int> Of(IEnumerable<NodeInfo> nodes)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var node in nodes)
        {
            foreach (var image in node.Node.Status.Images)
            {
                foreach (var name in image.Names) counts[name] = counts.GetValueOrDefault(name) + 1;
            }
        }

        return counts;
    }
}
