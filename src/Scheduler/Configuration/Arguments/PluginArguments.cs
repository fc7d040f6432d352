namespace Keles.Scheduler;

/// <summary>What a profile says to its plugins; upstream's defaults where it says nothing.</summary>
internal sealed record PluginArguments
{
    public static PluginArguments Usual { get; } = new();

    public PreemptionArguments DefaultPreemption { get; init; } = new();

    public InterPodAffinityArguments InterPodAffinity { get; init; } = new();

    public NodeAffinityArguments NodeAffinity { get; init; } = new();

    public BalancedAllocationArguments BalancedAllocation { get; init; } = new();

    public FitArguments Fit { get; init; } = new();

    public SpreadArguments TopologySpread { get; init; } = new();

    public VolumeBindingArguments VolumeBinding { get; init; } = new();

    public DynamicResourcesArguments DynamicResources { get; init; } = new();
}
