namespace Keles.Scheduler;

/// <summary>One scheduler by name, and what is said of its plugins.</summary>
internal sealed record ProfileOptions
{
    public const string DefaultName = "default-scheduler";

    /// <summary>The name by which pods ask for it.</summary>
    public string SchedulerName { get; init; } = DefaultName;

    /// <summary>The part of the nodes that is looked for; null for what holds for all profiles.</summary>
    public int? PercentageOfNodesToScore { get; init; }

    public PluginSets Plugins { get; init; } = PluginSets.Nothing;

    public PluginArguments Arguments { get; init; } = PluginArguments.Usual;

    /// <summary>The plugins that the file says something to, as it lists them.</summary>
    public Items<string> Configured { get; init; } = [];
}
