using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.NodeSelectorTerm", Atomic = true)]
public sealed partial record NodeSelectorTerm
{
    [Field("matchExpressions", 1, List = ListType.Atomic)]
    public Items<NodeSelectorRequirement> MatchExpressions { get; init; }

    [Field("matchFields", 2, List = ListType.Atomic)]
    public Items<NodeSelectorRequirement> MatchFields { get; init; }
}
