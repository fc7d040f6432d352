namespace Keles.Scheduler;

/// <summary>Upstream's default profile: the plugins by name and the weights of their scores, as a configuration changes them.</summary>
internal static class UsualPlugins
{
    public static Items<PluginChoice> All { get; } =
    [
        new("SchedulingGates"), new("PrioritySort"), new("NodeUnschedulable"), new("NodeName"), new("TaintToleration", 3), new("NodeAffinity", 2), new("NodePorts"),
        new("NodeResourcesFit", 1), new("VolumeRestrictions"), new("NodeVolumeLimits"), new("VolumeBinding"), new("VolumeZone"), new("PodTopologySpread", 2),
        new("InterPodAffinity", 2), new("DynamicResources", 1), new("DefaultPreemption"), new("NodeResourcesBalancedAllocation", 1), new("ImageLocality", 1), new("DefaultBinder"), new("NodeDeclaredFeatures"),
    ];
}
