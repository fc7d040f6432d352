namespace Keles.Background;

/// <summary>What a scraper knows a metric as.</summary>
public enum MetricType
{
    Counter,
    Gauge,
    Histogram,
    Summary,
}
