using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>What holds for a pod when nothing is said. Templates get less of it: what stands here would show in every workload.</summary>
internal static class PodDefaults
{
    public static Pod Of(Pod pod)
    {
        var spec = PodSpecDefaults.Of(pod.Spec);
        spec = PodContainers.Map(spec, RequestWhatIsLimited);
        if (spec.Resources is { } whole) spec = spec with { Resources = WholePod(spec, whole) };
        if (spec.HostNetwork) spec = PodContainers.Map(spec, PublishPorts);
        return pod with
        {
            Spec = spec with { EnableServiceLinks = spec.EnableServiceLinks ?? true },
            Status = Of(pod.Status),
        };
    }

    /// <summary>The address of old is the first of the new list; where they differ the old one holds, for it comes from an old writer.</summary>
    private static PodStatus Of(PodStatus status)
    {
        var first = status.PodIPs.IsEmpty ? "" : status.PodIPs[0].Ip;
        if (status.PodIP == first) return status;
        return status.PodIP.Length == 0 ? status with { PodIP = first } : status with { PodIPs = [new() { Ip = status.PodIP }] };
    }

    private static Container RequestWhatIsLimited(Container container) => container.Resources.Limits.IsEmpty ? container : container with
    {
        Resources = container.Resources with { Requests = ResourceDefaults.Completed(container.Resources.Requests, container.Resources.Limits) },
    };

    /// <summary>A limit of the whole pod makes a request: the sum of the containers' where they ask, else the limit.</summary>
    private static ResourceRequirements WholePod(PodSpec spec, ResourceRequirements whole)
    {
        if (whole.Limits.IsEmpty) return whole;
        var asked = PodRequests.Of(spec, new() { SkipPodLevel = true, ExcludeOverhead = true });
        var requests = whole.Requests;
        foreach (var (name, amount) in ResourceDefaults.Completed(asked, whole.Limits))
        {
            if (ResourceNames.IsForWholePods(name) && !requests.ContainsKey(name)) requests = requests.With(name, amount);
        }

        return whole with { Requests = requests };
    }

    /// <summary>On the node's own network each port is the node's.</summary>
    private static Container PublishPorts(Container container) => container.Ports.All(static p => p.HostPort != 0) ? container : container with
    {
        Ports = container.Ports.Map(static p => p.HostPort != 0 ? p : p with { HostPort = p.ContainerPortValue }),
    };
}
