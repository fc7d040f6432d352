using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Discovery.V1;

[ApiType("io.k8s.api.discovery.v1.EndpointSlice", TypeMeta = true)]
public sealed partial record EndpointSlice
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("endpoints", 2, Always = true, List = ListType.Atomic)]
    public Items<Endpoint> Endpoints { get; init; }

    [Field("ports", 3, Always = true, List = ListType.Atomic)]
    public Items<EndpointPort> Ports { get; init; }

    [Field("addressType", 4, Required = true, Always = true, Enum = "FQDN|IPv4|IPv6")]
    public string AddressType { get; init; } = "";
}
