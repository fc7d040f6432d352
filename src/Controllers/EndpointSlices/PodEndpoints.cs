using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Controllers.EndpointSlices;

/// <summary>What pods are as endpoints of a service.</summary>
internal static class PodEndpoints
{
    /// <summary>Whether a pod can be an endpoint at all: it has an address and has not ended.</summary>
    public static bool IsCandidate(Pod pod, bool includeTerminating) =>
        !pod.IsTerminal() && (pod.Status.PodIP.Length > 0 || !pod.Status.PodIPs.IsEmpty) && (includeTerminating || !pod.IsBeingDeleted());

    /// <summary>The number of a service's port in a pod; null when the pod has no container port of that name.</summary>
    public static int? PortOf(Pod pod, ServicePort port)
    {
        if (!port.TargetPort.IsString) return port.TargetPort.Int != 0 ? port.TargetPort.Int : port.Port;
        foreach (var container in pod.Spec.Containers) if (Find(container) is { } number) return number;
        foreach (var container in pod.Spec.InitContainers) if (container.IsSidecar() && Find(container) is { } number) return number;
        return null;

        int? Find(Container container) => container.Ports.Find(p => p.Name == port.TargetPort.Str && Protocol(p.Protocol) == Protocol(port.Protocol))?.ContainerPortValue;
    }

    /// <summary>The pod's address of a family (IPv4 or IPv6).</summary>
    public static string? AddressOf(Pod pod, string family)
    {
        foreach (var ip in pod.Status.PodIPs) if (FamilyOf(ip.Ip) == family) return ip.Ip;
        return pod.Status.PodIPs.IsEmpty && pod.Status.PodIP.Length > 0 && FamilyOf(pod.Status.PodIP) == family ? pod.Status.PodIP : null;
    }

    public static string FamilyOf(string address) => address.Contains(':', StringComparison.Ordinal) ? "IPv6" : "IPv4";

    public static ObjectReference TargetRef(Pod pod) => new() { Kind = "Pod", Namespace = pod.Metadata.Namespace, Name = pod.Metadata.Name, Uid = pod.Metadata.Uid };

    /// <summary>The name a pod has of its own under a headless service.</summary>
    public static string HostnameOf(Pod pod, Service service) =>
        pod.Spec.Hostname.Length > 0 && pod.Spec.Subdomain == service.Metadata.Name ? pod.Spec.Hostname : "";

    public static bool IsHeadless(Service service) => service.Spec.ClusterIP == "None";

    /// <summary>Whether endpoints are made for the service: it selects pods and is no mere alias.</summary>
    public static bool IsSelecting(Service service) => !service.Spec.Selector.IsEmpty && service.Spec.Type != "ExternalName";

    /// <summary>Whether a change of a pod can change endpoints.</summary>
    public static bool Differ(Pod a, Pod b) =>
        a.Status.PodIPs != b.Status.PodIPs || a.Status.PodIP != b.Status.PodIP || a.IsReady() != b.IsReady() || a.IsTerminal() != b.IsTerminal()
        || a.IsBeingDeleted() != b.IsBeingDeleted() || a.Metadata.Labels != b.Metadata.Labels || a.Spec.NodeName != b.Spec.NodeName
        || a.Spec.Hostname != b.Spec.Hostname || a.Spec.Subdomain != b.Spec.Subdomain;

    private static string Protocol(string protocol) => protocol.Length == 0 ? "TCP" : protocol;
}
