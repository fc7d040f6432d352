using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.TopologySelectorTerm", Atomic = true)]
public sealed partial record TopologySelectorTerm
{
    [Field("matchLabelExpressions", 1, List = ListType.Atomic)]
    public Items<TopologySelectorLabelRequirement> MatchLabelExpressions { get; init; }
}
