using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.ResourceQuotaSpec")]
public sealed partial record ResourceQuotaSpec
{
    [Field("hard", 1)]
    public OrderedMap<Quantity> Hard { get; init; }

    [Field("scopes", 2, List = ListType.Atomic)]
    public Items<string> Scopes { get; init; }

    [Field("scopeSelector", 3)]
    public ScopeSelector? ScopeSelector { get; init; }
}
