using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>Addresses with the same ports.</summary>
[ApiType("io.k8s.api.core.v1.EndpointSubset")]
public sealed partial record EndpointSubset
{
    /// <summary>Addresses that are ready.</summary>
    [Field("addresses", 1, List = ListType.Atomic)]
    public Items<EndpointAddress> Addresses { get; init; }

    /// <summary>Addresses that are not ready.</summary>
    [Field("notReadyAddresses", 2, List = ListType.Atomic)]
    public Items<EndpointAddress> NotReadyAddresses { get; init; }

    /// <summary>The ports.</summary>
    [Field("ports", 3, List = ListType.Atomic)]
    public Items<EndpointPort> Ports { get; init; }
}
