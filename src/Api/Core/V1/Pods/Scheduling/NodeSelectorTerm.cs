using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>Conditions that must all hold; a term without any holds for no node.</summary>
[ApiType("io.k8s.api.core.v1.NodeSelectorTerm", Atomic = true)]
public sealed partial record NodeSelectorTerm
{
    /// <summary>On labels.</summary>
    [Field("matchExpressions", 1, List = ListType.Atomic)]
    public Items<NodeSelectorRequirement> MatchExpressions { get; init; }

    /// <summary>On fields; only metadata.name.</summary>
    [Field("matchFields", 2, List = ListType.Atomic)]
    public Items<NodeSelectorRequirement> MatchFields { get; init; }
}
