namespace Keles.Scheduler;

/// <summary>A plugin and how much its scores count.</summary>
internal sealed record WeightedPlugin(IPlugin Plugin, int Weight = 0);
