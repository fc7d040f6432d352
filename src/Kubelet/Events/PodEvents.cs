using Keles.Api.Core.V1;
using Keles.Kubelet.Pods.Containers;

namespace Keles.Kubelet.Events;

/// <summary>Events about a pod or one of its containers.</summary>
internal static class PodEvents
{
    public static void Normal(this IEventSink events, Pod pod, string reason, string message) =>
        events.Record(Reference(pod), EventLevel.Normal, reason, message);

    public static void Warning(this IEventSink events, Pod pod, string reason, string message) =>
        events.Record(Reference(pod), EventLevel.Warning, reason, message);

    public static void Normal(this IEventSink events, Pod pod, PodContainer container, string reason, string message) =>
        events.Record(Reference(pod, container), EventLevel.Normal, reason, message);

    public static void Warning(this IEventSink events, Pod pod, PodContainer container, string reason, string message) =>
        events.Record(Reference(pod, container), EventLevel.Warning, reason, message);

    public static ObjectReference Reference(Pod pod, PodContainer? container = null) => new()
    {
        ApiVersion = "v1",
        Kind = "Pod",
        Namespace = pod.Metadata.Namespace,
        Name = pod.Metadata.Name,
        Uid = pod.Metadata.Uid,
        ResourceVersion = pod.Metadata.ResourceVersion,
        FieldPath = container?.FieldPath ?? "",
    };
}
