namespace Keles.LocalCluster;

/// <summary>What "keles up" was asked for.</summary>
/// <param name="Nodes">Null: as many as last time, or one.</param>
/// <param name="ApiPort">Null: as last time, or 6443.</param>
/// <param name="Uplink">A way from the nodes to the outside.</param>
/// <param name="SchedulerConfig">Path of the scheduler's configuration file; empty for upstream's defaults, null: as last time.</param>
public sealed record LocalClusterOptions(int? Nodes = null, int? ApiPort = null, bool Uplink = false, string? SchedulerConfig = null)
{
    /// <exception cref="LocalClusterException">An option is out of range or not there yet.</exception>
    public ClusterSettings Over(ClusterSettings? earlier)
    {
        if (Uplink)
        {
            throw new LocalClusterException("--uplink is not available yet: a local cluster has no way to the outside. Load images with: keles image import FILE.tar");
        }
        var settings = earlier ?? ClusterSettings.Default;
        return new ClusterSettings(Nodes ?? settings.Nodes, ApiPort ?? settings.ApiPort, SchedulerConfig ?? settings.SchedulerConfig).Checked();
    }
}
