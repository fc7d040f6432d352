using Keles.Background;

namespace Keles.ApiServer.Metrics;

/// <summary>What is counted of requests, under upstream's names.</summary>
internal static class RequestMetrics
{
    private static readonly string[] Labels = ["verb", "group", "version", "resource", "subresource", "scope", "component"];

    private static readonly double[] Times = [0.005, 0.025, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1, 1.25, 1.5, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 45, 60];

    public static readonly CounterFamily Total = MetricNames.Counter("apiserver_request_total", "Requests answered, by verb, resource and code.", [.. Labels, "dry_run", "code"]);

    public static readonly HistogramFamily Duration = MetricNames.Histogram("apiserver_request_duration_seconds", "How long requests took in seconds, by verb and resource.", Times, [.. Labels, "dry_run"]);

    public static readonly HistogramFamily Service = MetricNames.Histogram("apiserver_request_sli_duration_seconds", "How long requests took in seconds, the wait for their turn left aside.", Times, Labels);

    public static readonly HistogramFamily ResponseSizes = MetricNames.Histogram("apiserver_response_sizes", "Sizes of answers to reads in bytes, by verb and resource.", [1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000], Labels);

    public static readonly HistogramFamily BodySizes = MetricNames.Histogram("apiserver_request_body_size_bytes", "Sizes of bodies sent in bytes.", [50_000, 150_000, 250_000, 350_000, 450_000, 550_000, 650_000, 750_000, 850_000, 950_000, 1_050_000, 1_150_000, 1_250_000, 1_350_000, 1_450_000, 1_550_000, 1_650_000, 1_750_000, 1_850_000, 1_950_000, 2_050_000, 2_150_000, 2_250_000, 2_350_000, 2_450_000, 2_550_000, 2_650_000, 2_750_000, 2_850_000, 2_950_000, 3_050_000], "resource", "verb");

    public static readonly GaugeFamily Inflight = MetricNames.Gauge("apiserver_current_inflight_requests", "Requests that are being answered, those that may last long left aside, by whether they change something.", "request_kind");

    public static readonly GaugeFamily Inqueue = MetricNames.Gauge("apiserver_current_inqueue_requests", "Requests that wait for their turn, by whether they change something.", "request_kind");

    public static readonly GaugeFamily LongRunning = MetricNames.Gauge("apiserver_longrunning_requests", "Watches and streams that are open, by verb and resource.", Labels);

    public static readonly CounterFamily Aborts = new(MetricNames.Meter, "apiserver_request_aborts_total", "Requests whose client went away before they were answered.", Labels);

    public static readonly HistogramFamily Filters = MetricNames.Histogram("apiserver_request_filter_duration_seconds", "How long each step before the answer took in seconds.", [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 5, 10, 15, 30], "filter");

    public static readonly HistogramFamily Validation = MetricNames.Histogram("field_validation_request_duration_seconds", "How long changes took in seconds, by how strictly their fields were read.", [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.25, 1.5, 1.75, 2, 2.5, 3, 3.5, 4, 4.5, 5, 6, 7, 8, 9, 10, 15, 20, 25, 30, 40, 50, 60], "field_validation");

    public static readonly CounterFamily AuditEvents = MetricNames.Counter("apiserver_audit_event_total", "Audit events handed to the log.");

    public static readonly CounterFamily AuditRejected = MetricNames.Counter("apiserver_audit_requests_rejected_total", "Requests refused because they could not be audited.");

    public static readonly CounterFamily AuditErrors = new(MetricNames.Meter, "apiserver_audit_error_total", "Audit events that did not reach the log.", "plugin");

    public static readonly CounterFamily HandshakeErrors = MetricNames.Counter("apiserver_tls_handshake_errors_total", "Connections whose handshake failed.");
}
