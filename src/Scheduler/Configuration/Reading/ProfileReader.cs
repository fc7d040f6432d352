namespace Keles.Scheduler;

/// <summary>Reads one profile.</summary>
internal static class ProfileReader
{
    /// <param name="alone">The only profile has the usual name when it has none; of several each must have its own.</param>
    public static ProfileOptions Read(ConfigurationNode node, bool alone)
    {
        node.Known("schedulerName", "percentageOfNodesToScore", "plugins", "pluginConfig");
        var configs = node.List("pluginConfig");
        return new()
        {
            SchedulerName = node.Text("schedulerName", alone ? ProfileOptions.DefaultName : ""),
            PercentageOfNodesToScore = node.NumberOrNull("percentageOfNodesToScore"),
            Plugins = node.Object("plugins") is { } plugins ? Plugins(plugins) : PluginSets.Nothing,
            Arguments = ArgumentsReader.Read(configs),
            Configured = configs.Select(static c => c.Text("name")),
        };
    }

    private static PluginSets Plugins(ConfigurationNode node)
    {
        var points = Enum.GetValues<ExtensionPoint>();
        node.Known(["multiPoint", .. points.Select(ExtensionPoints.FieldOf)]);
        var byPoint = default(OrderedMap<PluginSet>);
        foreach (var point in points) if (node.Object(ExtensionPoints.FieldOf(point)) is { } set) byPoint = byPoint.With(point.ToString(), Set(set));
        return new(node.Object("multiPoint") is { } all ? Set(all) : PluginSet.Nothing, byPoint);
    }

    private static PluginSet Set(ConfigurationNode node)
    {
        node.Known("enabled", "disabled");
        return new(
            node.List("enabled").Select(static p => new PluginChoice(p.Known("name", "weight").Text("name"), p.Number("weight", 0))),
            node.List("disabled").Select(static p => p.Known("name", "weight").Text("name")));
    }
}
