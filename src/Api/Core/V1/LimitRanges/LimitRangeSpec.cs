using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>The limits of a namespace.</summary>
[ApiType("io.k8s.api.core.v1.LimitRangeSpec")]
public sealed partial record LimitRangeSpec
{
    /// <summary>The limits, each for a type of objects.</summary>
    [Field("limits", 1, Required = true, Always = true, List = ListType.Atomic)]
    public Items<LimitRangeItem> Limits { get; init; }
}
