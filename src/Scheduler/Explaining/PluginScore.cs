namespace Keles.Scheduler;

/// <summary>How a plugin scored a node.</summary>
/// <param name="Raw">On the plugin's own scale.</param>
/// <param name="Normalized">From 0 to 100, among the nodes that fit.</param>
public sealed record PluginScore(string Plugin, long Raw, long Normalized, int Weight)
{
    public long Weighted => Normalized * Weight;
}
