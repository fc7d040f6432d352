using Keles.Api.Discovery.V1;
using Keles.Machinery;

namespace Keles.Network.Tests.Vocabulary;

internal static class ASlice
{
    public static EndpointSlice Of(string service, string ns = "default", string name = "") => new()
    {
        Metadata = new ObjectMeta { Namespace = ns, Name = name.Length > 0 ? name : $"{service}-1", Labels = OrderedMap<string>.Of(("kubernetes.io/service-name", service)) },
        AddressType = "IPv4",
        Endpoints = [],
        Ports = [],
    };

    public static EndpointSlice Port(this EndpointSlice slice, int port, string name = "", string protocol = "TCP") =>
        slice with { Ports = slice.Ports.Add(new EndpointPort { Name = name, Protocol = protocol, Port = port }) };

    public static EndpointSlice Endpoint(this EndpointSlice slice, IPAddress address, string node = "node-1", bool? ready = true, bool? serving = null, bool? terminating = null, string? hostname = null, EndpointHints? hints = null) =>
        slice with
        {
            Endpoints = slice.Endpoints.Add(new Endpoint
            {
                Addresses = [address.ToString()], NodeName = node, Hostname = hostname, Hints = hints,
                Conditions = new EndpointConditions { Ready = ready, Serving = serving, Terminating = terminating },
            }),
        };

    public static EndpointSlice Endpoint(this EndpointSlice slice, string address, string node = "node-1", bool? ready = true, bool? serving = null, bool? terminating = null, string? hostname = null, EndpointHints? hints = null) =>
        slice.Endpoint(IPAddress.Parse(address), node, ready, serving, terminating, hostname, hints);
}
