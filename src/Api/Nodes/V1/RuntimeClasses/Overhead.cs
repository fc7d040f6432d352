using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Nodes.V1;

/// <summary>What running a pod costs beside its containers.</summary>
[ApiType("io.k8s.api.node.v1.Overhead")]
public sealed partial record Overhead
{
    /// <summary>So much of each resource.</summary>
    [Field("podFixed", 1)]
    public OrderedMap<Quantity> PodFixed { get; init; }
}
