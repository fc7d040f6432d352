namespace Keles.Api.Core.V1;

/// <summary>Paths to a pod's own fields: <c>metadata.name</c>, <c>metadata.labels['app']</c>.</summary>
public static class DownwardApiPath
{
    private static readonly string[] Known =
    [
        "metadata.annotations", "metadata.labels", "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.restartPolicy", "spec.serviceAccountName",
        "spec.schedulerName", "status.phase", "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs", "spec.host",
    ];

    /// <summary>The path and what stands in brackets and quotes behind it; null when nothing does.</summary>
    public static (string Path, string? Subscript) Split(string path)
    {
        if (!path.EndsWith("']", StringComparison.Ordinal)) return (path, null);
        var open = path.IndexOf("['", StringComparison.Ordinal);
        return open > 0 && open + 2 <= path.Length - 2 ? (path[..open], path[(open + 2)..^2]) : (path, null);
    }

    internal static bool IsKnown(string path) => Known.Contains(path);
}
