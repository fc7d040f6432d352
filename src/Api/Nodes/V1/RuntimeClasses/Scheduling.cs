using Keles.Api.Core.V1;
using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Nodes.V1;

[ApiType("io.k8s.api.node.v1.Scheduling")]
public sealed partial record Scheduling
{
    [Field("nodeSelector", 1, Map = MapType.Atomic)]
    public OrderedMap<string> NodeSelector { get; init; }

    [Field("tolerations", 2, List = ListType.Atomic)]
    public Items<Toleration> Tolerations { get; init; }
}
