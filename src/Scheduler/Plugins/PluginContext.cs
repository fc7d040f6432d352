using Keles.Client;
using Microsoft.Extensions.Logging;

namespace Keles.Scheduler;

/// <summary>What plugins are made with.</summary>
/// <param name="Spawner">Ends with the term.</param>
internal sealed record PluginContext(IClusterView Cluster, DeviceView Devices, IApiClient Client, Surroundings Around, ScheduleEvents Events, ISpawner Spawner, ILogger Log)
{
    /// <summary>What the profile says to them.</summary>
    public PluginArguments Arguments { get; init; } = PluginArguments.Usual;

    public PreemptionsUnderWay Preemptions { get; init; } = new();

    /// <summary>One for all profiles: a volume that a pod of one is about to get is no other's.</summary>
    public VolumeAssumptions Assumptions { get; init; } = new();
}
