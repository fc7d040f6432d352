using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.ScopeSelector", Atomic = true)]
public sealed partial record ScopeSelector
{
    [Field("matchExpressions", 1, List = ListType.Atomic)]
    public Items<ScopedResourceSelectorRequirement> MatchExpressions { get; init; }
}
