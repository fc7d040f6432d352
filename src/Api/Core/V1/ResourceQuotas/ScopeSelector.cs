using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>Which objects are counted.</summary>
[ApiType("io.k8s.api.core.v1.ScopeSelector", Atomic = true)]
public sealed partial record ScopeSelector
{
    /// <summary>The conditions; all must hold.</summary>
    [Field("matchExpressions", 1, List = ListType.Atomic)]
    public Items<ScopedResourceSelectorRequirement> MatchExpressions { get; init; }
}
