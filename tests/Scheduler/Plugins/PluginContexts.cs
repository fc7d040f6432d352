using Keles.Background;
using Keles.Fakes;
using Keles.Reconcile;
using Microsoft.Extensions.Logging.Abstractions;

namespace Keles.Scheduler.Tests.Plugins;

/// <summary>What plugins are made with, over a cluster that a test states.</summary>
internal static class PluginContexts
{
    public static PluginContext Of(IClusterView cluster)
    {
        var (client, around, log) = (new FakeApi().Client, Surroundings.OnThisMachine, NullLogger.Instance);
        return new(cluster, new(new Informers(client, around, log)), client, around, new(client, around, log), around.Spawner, log);
    }
}
