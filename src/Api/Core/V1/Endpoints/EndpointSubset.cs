using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.EndpointSubset")]
public sealed partial record EndpointSubset
{
    [Field("addresses", 1, List = ListType.Atomic)]
    public Items<EndpointAddress> Addresses { get; init; }

    [Field("notReadyAddresses", 2, List = ListType.Atomic)]
    public Items<EndpointAddress> NotReadyAddresses { get; init; }

    [Field("ports", 3, List = ListType.Atomic)]
    public Items<EndpointPort> Ports { get; init; }
}
