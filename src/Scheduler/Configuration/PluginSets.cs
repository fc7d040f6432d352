namespace Keles.Scheduler;

/// <summary>What a profile says of its plugins, phase by phase.</summary>
/// <param name="MultiPoint">Holds for every phase that a plugin takes part in.</param>
internal sealed record PluginSets(PluginSet MultiPoint, OrderedMap<PluginSet> ByPoint)
{
    public static PluginSets Nothing { get; } = new(PluginSet.Nothing, default);

    public PluginSet this[ExtensionPoint point] => ByPoint.TryGetValue(point.ToString(), out var set) ? set : PluginSet.Nothing;
}
