namespace Keles.Hosting;

/// <summary>The bounds of what is kept for /metrics.</summary>
public sealed record MetricsOptions
{
    /// <summary>Meters whose name begins so are listened to.</summary>
    public string MeterPrefix { get; init; } = "Keles";

    /// <summary>Label sets of one metric; further ones are dropped and counted, because labels may come from clients.</summary>
    public int MaxSeriesPerMetric { get; init; } = 2000;

    /// <summary>Upper bounds of histograms whose instrument advises none: upstream's defaults.</summary>
    public IReadOnlyList<double> DefaultBuckets { get; init; } = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
}
