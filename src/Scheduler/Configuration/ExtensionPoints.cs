namespace Keles.Scheduler;

/// <summary>Which phases upstream's plugins take part in: what a configuration may enable where.</summary>
internal static class ExtensionPoints
{
    /// <summary>Plugins that upstream has had and that a configuration must not name any more.</summary>
    public static IReadOnlyList<string> Removed { get; } = ["AzureDiskLimits", "CinderLimits", "EBSLimits", "GCEPDLimits"];

    private static readonly Dictionary<string, ExtensionPoint[]> ByPlugin = new(StringComparer.Ordinal)
    {
        ["SchedulingGates"] = [ExtensionPoint.PreEnqueue],
        ["PrioritySort"] = [ExtensionPoint.QueueSort],
        ["NodeUnschedulable"] = [ExtensionPoint.Filter],
        ["NodeName"] = [ExtensionPoint.Filter],
        ["TaintToleration"] = [ExtensionPoint.Filter, ExtensionPoint.PreScore, ExtensionPoint.Score],
        ["NodeAffinity"] = [ExtensionPoint.PreFilter, ExtensionPoint.Filter, ExtensionPoint.PreScore, ExtensionPoint.Score],
        ["NodePorts"] = [ExtensionPoint.PreFilter, ExtensionPoint.Filter],
        ["NodeResourcesFit"] = [ExtensionPoint.PreFilter, ExtensionPoint.Filter, ExtensionPoint.PreScore, ExtensionPoint.Score],
        ["VolumeRestrictions"] = [ExtensionPoint.PreFilter, ExtensionPoint.Filter],
        ["NodeVolumeLimits"] = [ExtensionPoint.PreFilter, ExtensionPoint.Filter],
        ["VolumeBinding"] = [ExtensionPoint.PreFilter, ExtensionPoint.Filter, ExtensionPoint.PreScore, ExtensionPoint.Score, ExtensionPoint.Reserve, ExtensionPoint.PreBind],
        ["VolumeZone"] = [ExtensionPoint.PreFilter, ExtensionPoint.Filter],
        ["PodTopologySpread"] = [ExtensionPoint.PreFilter, ExtensionPoint.Filter, ExtensionPoint.PreScore, ExtensionPoint.Score],
        ["InterPodAffinity"] = [ExtensionPoint.PreFilter, ExtensionPoint.Filter, ExtensionPoint.PreScore, ExtensionPoint.Score],
        ["DynamicResources"] =
            [ExtensionPoint.PreEnqueue, ExtensionPoint.PreFilter, ExtensionPoint.Filter, ExtensionPoint.PostFilter, ExtensionPoint.Score, ExtensionPoint.Reserve, ExtensionPoint.PreBind],
        ["DefaultPreemption"] = [ExtensionPoint.PreEnqueue, ExtensionPoint.PostFilter],
        ["NodeResourcesBalancedAllocation"] = [ExtensionPoint.PreScore, ExtensionPoint.Score],
        ["ImageLocality"] = [ExtensionPoint.PreScore, ExtensionPoint.Score],
        ["DefaultBinder"] = [ExtensionPoint.Bind],
        ["NodeDeclaredFeatures"] = [ExtensionPoint.PreFilter, ExtensionPoint.Filter],
    };

    public static IEnumerable<string> Plugins => ByPlugin.Keys;

    /// <summary>Empty for a plugin that is not known.</summary>
    public static IReadOnlyList<ExtensionPoint> Of(string plugin) => ByPlugin.GetValueOrDefault(plugin) ?? [];

    /// <summary>As the file writes it: <c>preFilter</c>.</summary>
    public static string FieldOf(ExtensionPoint point)
    {
        var name = point.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
