using System.Diagnostics.Metrics;
using Keles.Background;

namespace Keles.ApiServer.Aggregation;

/// <summary>What is told of other API servers, under upstream's names.</summary>
internal static class AggregationMetrics
{
    private static readonly Meter Meter = new("Keles.ApiServer");

    public static readonly GaugeFamily Unavailable = new(Meter, "aggregator_unavailable_apiservice", "1 for an API service that cannot be reached, 0 for one that can.", "name") { IsShownEmpty = true };

    public static readonly CounterFamily UnavailableTotal = new(Meter, "aggregator_unavailable_apiservice_total", "Times an API service became unavailable, by reason.", "name", "reason");

    public static readonly CounterFamily Merges = new(Meter, "aggregator_discovery_aggregation_count_total", "Times the lists of all API servers were put together.") { IsShownEmpty = true };
}
