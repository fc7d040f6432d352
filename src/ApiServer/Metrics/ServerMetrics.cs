using Keles.ApiServer.Aggregation;
using Keles.ApiServer.Discovery;
using Keles.ApiServer.FlowControl;
using Keles.ApiServer.Hosting;
using Keles.Background;

namespace Keles.ApiServer.Metrics;

/// <summary>The list of all metrics of a server, so that all are there from its start; and those that say what it is.</summary>
internal static class ServerMetrics
{
    private static readonly GaugeFamily Build = MetricNames.Gauge(
        "kubernetes_build_info", "Always 1; the labels say which version this is.", "major", "minor", "git_version", "git_commit", "git_tree_state", "build_date", "go_version", "compiler", "platform");

    private static readonly GaugeFamily Version = MetricNames.Gauge("version_info", "Always 1; the labels say which version this is, and which it acts as.", "binary_version", "component", "emulation_version", "min_compat_version");

    private static readonly GaugeFamily Features = MetricNames.Gauge("kubernetes_feature_enabled", "1 for a feature that is on.", "name", "stage");

    private static readonly ObservedFamily Registered = MetricNames.Observed(MetricType.Counter, "registered_metrics_total", "Metrics that there are, by stability.", "deprecated_version", "stability_level");

    /// <summary>Of features that lie idle or that belong to parts this server does without; as upstream shows them where nothing uses them.</summary>
    private static readonly MetricFamily[] Idle =
    [
        MetricNames.Counter("aggregator_discovery_nopeer_requests_total", "Requests for what no other server is asked about."),
        MetricNames.Counter("aggregator_discovery_peer_aggregated_cache_hits_total", "Lists of other servers of the cluster that were at hand."),
        MetricNames.Counter("aggregator_discovery_peer_aggregated_cache_misses_total", "Lists of other servers of the cluster that had to be asked for."),
        MetricNames.Gauge("apiserver_envelope_encryption_dek_cache_fill_percent", "How full the cache of data keys is."),
        MetricNames.Histogram("apiserver_storage_data_key_generation_duration_seconds", "How long making data keys took in seconds.", [.. Enumerable.Range(0, 14).Select(static i => 0.000005 * (1 << i))]),
        MetricNames.Counter("apiserver_storage_data_key_generation_failures_total", "Data keys that could not be made."),
        MetricNames.Counter("apiserver_storage_envelope_transformation_cache_misses_total", "Data keys that were not in the cache."),
        MetricNames.Histogram("apiserver_request_timestamp_comparison_time", "How long comparing timestamps took in seconds.", [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 5], "code_path"),
        MetricNames.Counter("apiserver_selfrequest_total", "Requests of the server to itself over the network.", "verb", "group", "resource", "subresource"),
        MetricNames.Counter("apiserver_validation_declarative_validation_mismatch_total", "Differences between two ways of validation."),
        MetricNames.Counter("apiserver_validation_declarative_validation_panic_total", "Failures of declarative validation."),
        MetricNames.Counter("apiserver_validation_duplicate_validation_error_total", "Mistakes found twice."),
        MetricNames.Counter("cardinality_enforcement_unexpected_categorizations_total", "Labels outside the allowed values."),
        MetricNames.Counter("disabled_metrics_total", "Metrics switched off."),
        MetricNames.Counter("hidden_metrics_total", "Metrics hidden."),
        MetricNames.Counter("grpc_client_handled_total", "Calls of the store over gRPC that ended.", "grpc_code", "grpc_method", "grpc_service", "grpc_type"),
        MetricNames.Counter("grpc_client_msg_received_total", "Messages received from the store over gRPC.", "grpc_method", "grpc_service", "grpc_type"),
        MetricNames.Counter("grpc_client_msg_sent_total", "Messages sent to the store over gRPC.", "grpc_method", "grpc_service", "grpc_type"),
        MetricNames.Counter("grpc_client_started_total", "Calls of the store over gRPC.", "grpc_method", "grpc_service", "grpc_type"),
        MetricNames.Histogram("rest_client_exec_plugin_certificate_rotation_age", "Age of certificates from credential programs in seconds.", [600, 1800, 3600, 14400, 86400, 604800, 2592000, 7776000, 15552000, 31104000, 124416000]),
        MetricNames.Gauge("rest_client_exec_plugin_ttl_seconds", "Time until credentials from programs expire in seconds."),
        MetricNames.Gauge("rest_client_transport_cache_entries", "Connections that are kept for own requests."),
        MetricNames.Counter("rest_client_transport_cert_rotation_gc_calls_total", "Times renewed certificates were looked after.", "result"),
        MetricNames.Counter("rest_client_transport_create_calls_total", "Times a connection for own requests was made.", "result"),
    ];

    /// <summary>Makes all metrics known, whether anything has been recorded or not.</summary>
    public static void Publish(FeatureGates? features = null)
    {
        MetricFamily[] all =
        [
            RequestMetrics.Total, AccessMetrics.First, AdmissionMetrics.Controllers, CelMetrics.Compilation, StoreMetrics.Objects, AddressMetrics.Allocated, FlowMetrics.Dispatched, AggregationMetrics.Merges, DeprecatedUse.Requested, ClientMetrics.Requests, .. Idle,
        ];
        foreach (var family in Idle.OfType<CounterFamily>().Where(static f => f.Labels.Count == 0)) _ = family.Only;
        foreach (var family in (CounterFamily[])[RequestMetrics.AuditEvents, RequestMetrics.AuditRejected, RequestMetrics.HandshakeErrors, AggregationMetrics.Merges, AddressMetrics.RepairErrors]) _ = family.Only;
        RuleTimeListener.Begin();
        _ = (CertificateSeries.Webhooks, CertificateSeries.Aggregated);
        foreach (var family in (HistogramFamily[])[CelMetrics.Compilation, CelMetrics.Evaluation, CelMetrics.Ratcheting]) _ = family.Only;
        foreach (var sort in (string[])["mutating", "readOnly"]) RequestMetrics.Inqueue.With(sort).Add(0);
        var info = ServerVersion.Info;
        Build.With(info.Major, info.Minor, info.GitVersion, info.GitCommit, info.GitTreeState, info.BuildDate, info.GoVersion, info.Compiler, info.Platform).Set(1);
        var plain = $"{info.Major}.{info.Minor}";
        Version.With(plain, "kube", plain, $"{info.Major}.{int.Parse(info.Minor, System.Globalization.CultureInfo.InvariantCulture) - 1}").Set(1);
        foreach (var gate in FeatureGates.Known) Features.With(gate.Name, gate.Stage).Set((features ?? FeatureGates.Default).IsOn(gate) ? 1 : 0);
        Told ??= Registered.From(() => [(["", "ALPHA"], all.Length)]);
    }

    private static IDisposable? Told { get; set; }
}
