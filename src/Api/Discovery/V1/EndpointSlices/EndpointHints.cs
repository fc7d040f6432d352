using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Discovery.V1;

/// <summary>Who should use a backend.</summary>
[ApiType("io.k8s.api.discovery.v1.EndpointHints")]
public sealed partial record EndpointHints
{
    /// <summary>Clients of these zones.</summary>
    [Field("forZones", 1, List = ListType.Atomic)]
    public Items<ForZone> ForZones { get; init; }

    /// <summary>Clients of these nodes.</summary>
    [Field("forNodes", 2, List = ListType.Atomic)]
    public Items<ForNode> ForNodes { get; init; }
}
