using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>Labels of nodes.</summary>
[ApiType("io.k8s.api.core.v1.TopologySelectorTerm", Atomic = true)]
public sealed partial record TopologySelectorTerm
{
    /// <summary>The conditions; all must hold.</summary>
    [Field("matchLabelExpressions", 1, List = ListType.Atomic)]
    public Items<TopologySelectorLabelRequirement> MatchLabelExpressions { get; init; }
}
