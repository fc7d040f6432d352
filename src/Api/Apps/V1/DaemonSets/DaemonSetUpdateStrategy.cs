using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Apps.V1;

/// <summary>How a daemon set's pods are replaced.</summary>
[ApiType("io.k8s.api.apps.v1.DaemonSetUpdateStrategy")]
public sealed partial record DaemonSetUpdateStrategy
{
    /// <summary>RollingUpdate, or OnDelete when pods are replaced only as somebody deletes them.</summary>
    [Field("type", 1, Enum = "OnDelete|RollingUpdate")]
    public string Type { get; init; } = "";

    /// <summary>Settings for RollingUpdate.</summary>
    [Field("rollingUpdate", 2)]
    public RollingUpdateDaemonSet? RollingUpdate { get; init; }
}
