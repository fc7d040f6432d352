using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>Swap of a node.</summary>
[ApiType("io.k8s.api.core.v1.NodeSwapStatus")]
public sealed partial record NodeSwapStatus
{
    /// <summary>Its size in bytes.</summary>
    [Field("capacity", 1)]
    public long? Capacity { get; init; }
}
