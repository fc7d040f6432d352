using Keles.Background;

namespace Keles.ApiServer.Metrics;

/// <summary>Certificates of servers behind this one that are refused for being made as nobody should make them any more.</summary>
internal sealed class CertificateSeries
{
    private CertificateSeries(string prefix, string of)
    {
        InsecureSha1 = MetricNames.Counter($"{prefix}_x509_insecure_sha1_total", $"Certificates of {of} signed with SHA-1.").Only;
        MissingSan = MetricNames.Counter($"{prefix}_x509_missing_san_total", $"Certificates of {of} without subject alternative names.").Only;
    }

    public static CertificateSeries Webhooks { get; } = new("apiserver_webhooks", "webhooks");

    public static CertificateSeries Aggregated { get; } = new("apiserver_kube_aggregator", "API services");

    public CounterSeries InsecureSha1 { get; }

    public CounterSeries MissingSan { get; }
}
