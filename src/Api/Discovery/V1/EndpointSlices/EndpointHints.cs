using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Discovery.V1;

[ApiType("io.k8s.api.discovery.v1.EndpointHints")]
public sealed partial record EndpointHints
{
    [Field("forZones", 1, List = ListType.Atomic)]
    public Items<ForZone> ForZones { get; init; }

    [Field("forNodes", 2, List = ListType.Atomic)]
    public Items<ForNode> ForNodes { get; init; }
}
