using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>The limits of a namespace.</summary>
[ApiType("io.k8s.api.core.v1.ResourceQuotaSpec")]
public sealed partial record ResourceQuotaSpec
{
    /// <summary>The most of each resource.</summary>
    [Field("hard", 1)]
    public OrderedMap<Quantity> Hard { get; init; }

    /// <summary>Which objects are counted; all if nothing is said.</summary>
    [Field("scopes", 2, List = ListType.Atomic)]
    public Items<string> Scopes { get; init; }

    /// <summary>Which objects are counted, by scope and value.</summary>
    [Field("scopeSelector", 3)]
    public ScopeSelector? ScopeSelector { get; init; }
}
