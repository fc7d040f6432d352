using Keles.Api.Core.V1;
using Keles.Controllers.EndpointSlices;
using Keles.Machinery;

namespace Keles.Controllers.Endpoints;

/// <summary>The endpoints object of a service, as older clients read it.</summary>
internal static class EndpointsPlan
{
    public const string ManagedBy = "endpoints.kubernetes.io/managed-by";
    public const string Manager = "endpoint-controller";
    public const string OverCapacity = "endpoints.kubernetes.io/over-capacity";

    /// <summary>Addresses in one object; slices hold the rest.</summary>
    public const int Capacity = 1000;

    /// <summary>The object as it should be: a new one, or the current with what differs.</summary>
    public static Api.Core.V1.Endpoints For(Service service, IReadOnlyList<Pod> pods, Api.Core.V1.Endpoints? current)
    {
        var subsets = Subsets(service, pods, out var truncated);
        var labels = service.Metadata.Labels.Without(SliceLabels.Headless).With(ManagedBy, Manager);
        if (PodEndpoints.IsHeadless(service)) labels = labels.With(SliceLabels.Headless, "");
        var start = current ?? new() { Metadata = new() { Name = service.Metadata.Name, Namespace = service.Metadata.Namespace } };
        var annotations = start.Metadata.Annotations;
        annotations = truncated ? annotations.With(OverCapacity, "truncated") : annotations.Without(OverCapacity);
        return start with { Subsets = subsets, Metadata = start.Metadata with { Labels = labels, Annotations = annotations } };
    }

    private static Items<EndpointSubset> Subsets(Service service, IReadOnlyList<Pod> pods, out bool truncated)
    {
        var family = WantedEndpoints.FamiliesOf(service).First();
        var groups = new Dictionary<Items<EndpointPort>, List<(EndpointAddress Address, bool Ready)>>();
        var count = 0;
        truncated = false;
        foreach (var pod in pods.OrderByDescending(static p => p.IsReady()).ThenBy(ObjectKey.Of))
        {
            if (!PodEndpoints.IsCandidate(pod, service.Spec.PublishNotReadyAddresses) || PodEndpoints.AddressOf(pod, family) is not { } ip) continue;
            var ports = PortsOf(service, pod);
            if (ports.IsEmpty && !service.Spec.Ports.IsEmpty) continue;
            if (truncated = ++count > Capacity) break;
            if (!groups.TryGetValue(ports, out var list)) groups[ports] = list = [];
            list.Add((AddressOf(service, pod, ip), service.Spec.PublishNotReadyAddresses || pod.IsReady()));
        }

        return [.. groups.OrderBy(static g => string.Join(',', g.Key.Select(static p => $"{p.Port}/{p.Protocol}/{p.Name}")), StringComparer.Ordinal).Select(static g => new EndpointSubset
        {
            Addresses = Sorted(g.Value.Where(static a => a.Ready)),
            NotReadyAddresses = Sorted(g.Value.Where(static a => !a.Ready)),
            Ports = g.Key,
        })];
    }

    private static Items<EndpointAddress> Sorted(IEnumerable<(EndpointAddress Address, bool)> addresses)
    {
        Items<EndpointAddress> sorted = [.. addresses.Select(static a => a.Address).OrderBy(static a => a.Ip, StringComparer.Ordinal).ThenBy(static a => a.TargetRef?.Uid, StringComparer.Ordinal)];
        return sorted.IsEmpty ? default : sorted;
    }

    private static EndpointAddress AddressOf(Service service, Pod pod, string ip) => new()
    {
        Ip = ip,
        Hostname = PodEndpoints.HostnameOf(pod, service),
        NodeName = pod.Spec.NodeName.Length > 0 ? pod.Spec.NodeName : null,
        TargetRef = PodEndpoints.TargetRef(pod),
    };

    private static Items<EndpointPort> PortsOf(Service service, Pod pod)
    {
        var ports = new List<EndpointPort>();
        foreach (var port in service.Spec.Ports)
        {
            if (PodEndpoints.PortOf(pod, port) is { } number) ports.Add(new() { Name = port.Name, Port = number, Protocol = port.Protocol.Length > 0 ? port.Protocol : "TCP", AppProtocol = port.AppProtocol });
        }

        // Null where there are none, so that the key of a headless service without ports equals what was read back.
        return ports.Count == 0 ? default : [.. ports.OrderBy(static p => p.Name, StringComparer.Ordinal).ThenBy(static p => p.Port)];
    }
}
