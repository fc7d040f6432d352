using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Nodes.V1;

[ApiType("io.k8s.api.node.v1.Overhead")]
public sealed partial record Overhead
{
    [Field("podFixed", 1)]
    public OrderedMap<Quantity> PodFixed { get; init; }
}
