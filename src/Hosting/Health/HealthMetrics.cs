using System.Diagnostics.Metrics;
using Keles.Background;

namespace Keles.Hosting;

/// <summary>How the checks ended, under upstream's names: what /metrics/slis tells.</summary>
public static class HealthMetrics
{
    /// <summary>All its names begin so.</summary>
    public const string Prefix = "kubernetes_healthcheck";

    private static readonly Meter Meter = new("Keles.Health");
    private static readonly GaugeFamily Last = new(Meter, Prefix, "1 for a check that passed when it was last made.", "name", "type");
    private static readonly CounterFamily Total = new(Meter, Prefix + "s_total", "Checks made, by how they ended.", "name", "status", "type");

    internal static void Asked(string name, HealthEndpoint endpoint, bool passed)
    {
        var type = HealthChecks.NameOf(endpoint);
        Last.With(name, type).Set(passed ? 1 : 0);
        Total.With(name, passed ? "success" : "error", type).Increment();
    }
}
