namespace Keles.Scheduler;

/// <summary>Which plugins a profile really has in each phase, and in which order.</summary>
/// <remarks>Upstream's order: those that a phase names and that are usual, too; those of all phases; then the others that the phase names.</remarks>
internal sealed class PluginSelection
{
    private readonly Dictionary<ExtensionPoint, Items<string>> names = [];
    private readonly Dictionary<string, int> weights = new(StringComparer.Ordinal);

    /// <param name="usual">Upstream's own plugins, with their weights, in order.</param>
    public PluginSelection(Items<PluginChoice> usual, PluginSets custom)
    {
        var multiPoint = new PluginSet(usual, []).ChangedBy(custom.MultiPoint).Enabled;
        foreach (var point in Enum.GetValues<ExtensionPoint>()) names[point] = Of(point, multiPoint, custom[point]);
        foreach (var plugin in custom[ExtensionPoint.Score].Enabled.AddRange(multiPoint)) weights.TryAdd(plugin.Name, plugin.Weight == 0 ? 1 : plugin.Weight);
    }

    public Items<string> this[ExtensionPoint point] => names[point];

    public int WeightOf(string plugin) => weights.GetValueOrDefault(plugin, 1);

    public bool Has(string plugin) => names.Values.Any(n => n.Contains(plugin));

    private static Items<string> Of(ExtensionPoint point, Items<PluginChoice> multiPoint, PluginSet own)
    {
        var named = own.Enabled.Select(static p => p.Name);
        if (own.Disabled.Contains(PluginSet.All)) return named;
        var everywhere = multiPoint.Select(static p => p.Name).Where(n => ExtensionPoints.Of(n).Contains(point) && !own.Disabled.Contains(n));
        return [.. named.Where(everywhere.Contains), .. everywhere.Where(n => !named.Contains(n)), .. named.Where(n => !everywhere.Contains(n))];
    }
}
