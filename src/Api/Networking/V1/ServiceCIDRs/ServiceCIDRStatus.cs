using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

/// <summary>The state of a range.</summary>
[ApiType("io.k8s.api.networking.v1.ServiceCIDRStatus")]
public sealed partial record ServiceCIDRStatus
{
    /// <summary>What holds of it.</summary>
    [Field("conditions", 1, List = ListType.Map, Keys = "type", MergeKey = "type", Strategy = "merge")]
    public Items<Condition> Conditions { get; init; }
}
