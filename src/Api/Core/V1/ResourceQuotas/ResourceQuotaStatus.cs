using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>How much is used.</summary>
[ApiType("io.k8s.api.core.v1.ResourceQuotaStatus")]
public sealed partial record ResourceQuotaStatus
{
    /// <summary>The limits in force.</summary>
    [Field("hard", 1)]
    public OrderedMap<Quantity> Hard { get; init; }

    /// <summary>What is used of each.</summary>
    [Field("used", 2)]
    public OrderedMap<Quantity> Used { get; init; }
}
