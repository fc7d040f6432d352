using Keles.Background;

namespace Keles.ApiServer.Metrics;

/// <summary>The requests that clients inside the process make, under the names that upstream gives to those of its own clients.</summary>
/// <remarks>Nothing is encoded for them, so there are no sizes of bodies.</remarks>
internal static class ClientMetrics
{
    /// <summary>In place of the address that a client elsewhere would have dialled.</summary>
    public const string Host = "in-process";

    private static readonly double[] Sizes = [64, 256, 512, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216];

    public static readonly CounterFamily Requests = MetricNames.Counter("rest_client_requests_total", "The server's own requests to API servers.", "code", "host", "method");

    public static readonly HistogramFamily Duration = MetricNames.Histogram("rest_client_request_duration_seconds", "How long the server's own requests to API servers took in seconds.", [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 30, 60], "host", "verb");

    public static readonly HistogramFamily RequestSize = MetricNames.Histogram("rest_client_request_size_bytes", "Sizes of the server's own requests to API servers in bytes.", Sizes, "host", "verb");

    public static readonly HistogramFamily ResponseSize = MetricNames.Histogram("rest_client_response_size_bytes", "Sizes of answers to the server's own requests in bytes.", Sizes, "host", "verb");
}
