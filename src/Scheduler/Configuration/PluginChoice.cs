namespace Keles.Scheduler;

/// <summary>A plugin that a configuration enables.</summary>
/// <param name="Weight">How much its scores count; 0 where nothing is said, which is 1.</param>
internal sealed record PluginChoice(string Name, int Weight = 0);
