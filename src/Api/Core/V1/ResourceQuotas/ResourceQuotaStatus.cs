using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.ResourceQuotaStatus")]
public sealed partial record ResourceQuotaStatus
{
    [Field("hard", 1)]
    public OrderedMap<Quantity> Hard { get; init; }

    [Field("used", 2)]
    public OrderedMap<Quantity> Used { get; init; }
}
