using Keles.Api.Core.V1;
using Keles.Api.Discovery.V1;
using Keles.Controllers.EndpointSlices.Topology;
using Keles.Machinery;

namespace Keles.Controllers.EndpointSlices;

/// <summary>The endpoints a service should have, by group.</summary>
internal static class WantedEndpoints
{
    private const string Zone = "topology.kubernetes.io/zone";

    /// <summary>A pod of a node that nobody knows is left out, unless the service asks for all: the node may be gone, and its pods with it.</summary>
    public static Pod? Stray(Service service, IReadOnlyList<Pod> pods, Func<string, Node?> nodeOf) =>
        service.Spec.PublishNotReadyAddresses ? null : pods.FirstOrDefault(p => PodEndpoints.IsCandidate(p, includeTerminating: true) && nodeOf(p.Spec.NodeName) is null);

    public static Dictionary<SliceGroup, List<Endpoint>> Of(Service service, IReadOnlyList<Pod> pods, Func<string, Node?> nodeOf)
    {
        var wanted = new Dictionary<SliceGroup, List<Endpoint>>();
        foreach (var family in FamiliesOf(service))
        {
            foreach (var pod in pods.OrderBy(ObjectKey.Of))
            {
                if (!PodEndpoints.IsCandidate(pod, includeTerminating: true) || PodEndpoints.AddressOf(pod, family) is not { } address) continue;
                var node = nodeOf(pod.Spec.NodeName);
                if (node is null && !service.Spec.PublishNotReadyAddresses) continue;
                var ports = PortsOf(service, pod);
                if (ports.IsEmpty && !service.Spec.Ports.IsEmpty) continue;
                var group = new SliceGroup(family, SliceGroup.Sorted(ports));
                if (!wanted.TryGetValue(group, out var list)) wanted[group] = list = [];
                list.Add(EndpointOf(service, pod, address, node));
            }
        }

        return wanted;
    }

    public static IEnumerable<string> FamiliesOf(Service service) => service.Spec.IpFamilies.IsEmpty
        ? [service.Spec.ClusterIP is { Length: > 0 } ip and not "None" ? PodEndpoints.FamilyOf(ip) : "IPv4"]
        : service.Spec.IpFamilies;

    private static Items<Keles.Api.Discovery.V1.EndpointPort> PortsOf(Service service, Pod pod)
    {
        var ports = new List<Keles.Api.Discovery.V1.EndpointPort>();
        foreach (var port in service.Spec.Ports)
        {
            if (PodEndpoints.PortOf(pod, port) is not { } number) continue;
            ports.Add(new() { Name = port.Name, Port = number, Protocol = port.Protocol.Length > 0 ? port.Protocol : "TCP", AppProtocol = port.AppProtocol });
        }

        return [.. ports];
    }

    private static Endpoint EndpointOf(Service service, Pod pod, string address, Node? node)
    {
        var (serving, terminating) = (pod.IsReady(), pod.IsBeingDeleted());
        var (ready, zone) = (service.Spec.PublishNotReadyAddresses || (serving && !terminating), node?.Metadata.Labels.Get(Zone));
        return new()
        {
            Addresses = [address],
            Conditions = new() { Ready = ready, Serving = serving, Terminating = terminating },
            Hostname = PodEndpoints.HostnameOf(pod, service) is { Length: > 0 } name ? name : null,
            NodeName = pod.Spec.NodeName.Length > 0 ? pod.Spec.NodeName : null,
            Zone = zone,
            Hints = ready && !TopologyHinting.IsWanted(service) ? TrafficHints.Of(service.Spec.TrafficDistribution, zone, pod.Spec.NodeName) : null,
            TargetRef = PodEndpoints.TargetRef(pod),
        };
    }
}
