using System.Diagnostics.Metrics;
using Keles.ApiServer.Discovery;

namespace Keles.ApiServer.Metrics;

/// <summary>What is counted of requests, under upstream's names.</summary>
internal static class RequestMetrics
{
    private static readonly Meter Meter = new("Keles.ApiServer");

    public static readonly Counter<long> Total = Meter.CreateCounter<long>(
        "apiserver_request_total", description: "Requests answered, by verb, resource and code.");

    public static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "apiserver_request_duration_seconds", description: "How long requests took in seconds, by verb and resource.",
        advice: new() { HistogramBucketBoundaries = [0.005, 0.025, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1, 1.25, 1.5, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 45, 60] });

    public static readonly Histogram<long> ResponseSizes = Meter.CreateHistogram<long>(
        "apiserver_response_sizes", description: "Sizes of answers to reads in bytes, by verb and resource.",
        advice: new() { HistogramBucketBoundaries = [1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000] });

    public static readonly UpDownCounter<long> Inflight = Meter.CreateUpDownCounter<long>(
        "apiserver_current_inflight_requests", description: "Requests that are being answered, those that may last long left aside, by whether they change something.");

    public static readonly UpDownCounter<long> LongRunning = Meter.CreateUpDownCounter<long>(
        "apiserver_longrunning_requests", description: "Watches and streams that are open, by verb and resource.");

    public static readonly Counter<long> Aborts = Meter.CreateCounter<long>(
        "apiserver_request_aborts_total", description: "Requests whose client went away before it was answered.");

    public static readonly Counter<long> AuditEvents = Meter.CreateCounter<long>(
        "apiserver_audit_event_total", description: "Audit events handed to the log.");

    public static readonly Counter<long> AuditErrors = Meter.CreateCounter<long>(
        "apiserver_audit_error_total", description: "Audit events that did not reach the log.");

    public static readonly ObservableGauge<int> BuildInfo = Meter.CreateObservableGauge(
        "kubernetes_build_info", () => new Measurement<int>(1, Build), description: "Always 1; the labels say which version this is.");

    private static readonly KeyValuePair<string, object?>[] Build =
    [
        new("major", ServerVersion.Info.Major), new("minor", ServerVersion.Info.Minor), new("git_version", ServerVersion.Info.GitVersion), new("git_commit", ServerVersion.Info.GitCommit),
        new("git_tree_state", ServerVersion.Info.GitTreeState), new("build_date", ServerVersion.Info.BuildDate), new("go_version", ServerVersion.Info.GoVersion),
        new("compiler", ServerVersion.Info.Compiler), new("platform", ServerVersion.Info.Platform),
    ];
}
