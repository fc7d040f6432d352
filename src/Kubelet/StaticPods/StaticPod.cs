using Keles.Api.Core.V1;

namespace Keles.Kubelet.StaticPods;

/// <summary>The annotations by which a pod from a manifest, and its mirror in the API, are told from others.</summary>
internal static class StaticPod
{
    public const string SourceAnnotation = "kubernetes.io/config.source";
    public const string MirrorAnnotation = "kubernetes.io/config.mirror";
    public const string HashAnnotation = "kubernetes.io/config.hash";
    public const string SeenAnnotation = "kubernetes.io/config.seen";

    /// <summary>From a manifest on this node rather than from the API.</summary>
    public static bool Is(Pod pod) => pod.Metadata.Annotations.Get(SourceAnnotation) is { } source && source != "api";

    public static bool IsMirror(Pod pod) => pod.Metadata.Annotations.ContainsKey(MirrorAnnotation);
}
