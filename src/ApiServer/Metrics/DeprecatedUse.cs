using Keles.Background;

namespace Keles.ApiServer.Metrics;

/// <summary>Tells who runs the cluster of versions that somebody still uses though they are on their way out.</summary>
internal static class DeprecatedUse
{
    public static readonly GaugeFamily Requested = MetricNames.Gauge("apiserver_requested_deprecated_apis", "1 for a deprecated version that was asked for.", "group", "version", "resource", "subresource", "removed_release");

    /// <summary>No version that is served here has a date on which it goes.</summary>
    private const string RemovedRelease = "";

    public static void Note(ResourceRequest request)
    {
        Requested.With(request.Kind.Group, request.Kind.Version, request.Kind.Plural, request.Subresource, RemovedRelease).Set(1);
        if (request.AuditNotes is { } notes) notes["k8s.io/deprecated"] = "true";
    }
}
