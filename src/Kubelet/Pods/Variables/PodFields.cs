using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Kubelet.Pods.Variables;

/// <summary>The fields of a pod that its containers may see, by their path.</summary>
internal static class PodFields
{
    /// <summary>Null when there is no such field.</summary>
    public static string? Find(Pod pod, string path, Items<string> podIps, Items<string> hostIps) => path switch
    {
        "metadata.name" => pod.Metadata.Name,
        "metadata.namespace" => pod.Metadata.Namespace,
        "metadata.uid" => pod.Metadata.Uid,
        "metadata.labels" => Lines(pod.Metadata.Labels),
        "metadata.annotations" => Lines(pod.Metadata.Annotations),
        "spec.nodeName" => pod.Spec.NodeName,
        "spec.serviceAccountName" => pod.Spec.ServiceAccountName,
        "spec.host" => pod.Spec.NodeName,
        "status.hostIP" => hostIps.IsEmpty ? "" : hostIps[0],
        "status.hostIPs" => string.Join(',', hostIps),
        "status.podIP" => podIps.IsEmpty ? "" : podIps[0],
        "status.podIPs" => string.Join(',', podIps),
        _ => Subscript(path, "metadata.labels") is { } label ? pod.Metadata.Labels.Get(label) ?? ""
            : Subscript(path, "metadata.annotations") is { } annotation ? pod.Metadata.Annotations.Get(annotation) ?? ""
            : null,
    };

    /// <summary>The key in <c>metadata.labels['key']</c>.</summary>
    private static string? Subscript(string path, string map) =>
        path.StartsWith(map + "['", StringComparison.Ordinal) && path.EndsWith("']", StringComparison.Ordinal) ? path[(map.Length + 2)..^2] : null;

    private static string Lines(OrderedMap<string> map) => string.Join('\n', map.Select(e => $"{e.Key}={GoQuote.Quote(e.Value)}"));
}
