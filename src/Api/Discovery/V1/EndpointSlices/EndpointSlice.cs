using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Discovery.V1;

/// <summary>Some of a service's backends; all slices of the service together have all.</summary>
[ApiType("io.k8s.api.discovery.v1.EndpointSlice", TypeMeta = true)]
public sealed partial record EndpointSlice
{
    /// <summary>What every object has: name, namespace, labels and the like.</summary>
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    /// <summary>The backends; at most 1000.</summary>
    [Field("endpoints", 2, Always = true, List = ListType.Atomic)]
    public Items<Endpoint> Endpoints { get; init; }

    /// <summary>Their ports; the same for all.</summary>
    [Field("ports", 3, Always = true, List = ListType.Atomic)]
    public Items<EndpointPort> Ports { get; init; }

    /// <summary>IPv4, IPv6 or FQDN. It cannot be changed.</summary>
    [Field("addressType", 4, Required = true, Always = true, Enum = "FQDN|IPv4|IPv6")]
    public string AddressType { get; init; } = "";
}
