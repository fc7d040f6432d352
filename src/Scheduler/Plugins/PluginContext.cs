using Keles.Client;

namespace Keles.Scheduler;

/// <summary>What plugins are made with.</summary>
internal sealed record PluginContext(IClusterView Cluster, IApiClient Client, Surroundings Around, SchedulerOptions Options);
