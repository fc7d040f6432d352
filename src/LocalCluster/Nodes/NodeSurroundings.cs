using Keles.Background;
using Microsoft.Extensions.Logging;

namespace Keles.LocalCluster;

/// <summary>What all nodes of a cluster share.</summary>
internal sealed record NodeSurroundings(
    ClusterHome Home, HubSandbox Hub, LocalMachine Machine, ISpawner Spawner, IUpProgress Progress, ILogger Log,
    string ContainerdConfig, string PauseArchive, Action Changed);
