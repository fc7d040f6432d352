namespace Keles.Scheduler;

/// <summary>The list of all plugins, in the order in which they are asked, with the weights of their scores: upstream's.</summary>
internal static class Plugins
{
    public static IReadOnlyList<WeightedPlugin> Of(PluginContext context) =>
    [
        new(new SchedulingGates()),
        new(new PrioritySort()),
        new(new NodeUnschedulable()),
        new(new NodeName()),
        new(new TaintToleration(), 3),
        new(new NodeAffinityPlugin(context.Arguments.NodeAffinity), 2),
        new(new NodePorts()),
        new(new NodeResourcesFit(context.Arguments.Fit), 1),
        new(new VolumeRestrictions(context.Cluster)),
        new(new NodeVolumeLimits(context.Cluster)),
        new(new VolumeBinding(context)),
        new(new VolumeZone(context.Cluster)),
        new(new PodTopologySpread(context.Cluster, context.Arguments.TopologySpread), 2),
        new(new InterPodAffinity(context.Cluster, context.Arguments.InterPodAffinity), 2),
        new(new DynamicResources(context), 1),
        new(new DefaultPreemption(context.Cluster, context.Around.Random, context.Arguments.DefaultPreemption, context.Preemptions)),
        new(new NodeResourcesBalancedAllocation(context.Arguments.BalancedAllocation), 1),
        new(new ImageLocality(), 1),
        new(new DefaultBinder(context.Client)),
        new(new NodeDeclaredFeatures()),
    ];
}
