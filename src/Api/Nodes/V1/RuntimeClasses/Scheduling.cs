using Keles.Api.Core.V1;
using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Nodes.V1;

/// <summary>On which nodes there is a runtime class.</summary>
[ApiType("io.k8s.api.node.v1.Scheduling")]
public sealed partial record Scheduling
{
    /// <summary>Labels of the nodes; added to those of the pod.</summary>
    [Field("nodeSelector", 1, Map = MapType.Atomic)]
    public OrderedMap<string> NodeSelector { get; init; }

    /// <summary>Tolerations; added to those of the pod.</summary>
    [Field("tolerations", 2, List = ListType.Atomic)]
    public Items<Toleration> Tolerations { get; init; }
}
