using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.FlowControl.V1;

[ApiType("io.k8s.api.flowcontrol.v1.ExemptPriorityLevelConfiguration")]
public sealed partial record ExemptPriorityLevelConfiguration
{
    [Field("nominalConcurrencyShares", 1)]
    public int? NominalConcurrencyShares { get; init; }

    [Field("lendablePercent", 2)]
    public int? LendablePercent { get; init; }
}
