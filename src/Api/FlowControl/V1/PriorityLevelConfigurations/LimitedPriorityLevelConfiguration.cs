using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.FlowControl.V1;

[ApiType("io.k8s.api.flowcontrol.v1.LimitedPriorityLevelConfiguration")]
public sealed partial record LimitedPriorityLevelConfiguration
{
    [Field("nominalConcurrencyShares", 1, Always = true)]
    public int? NominalConcurrencyShares { get; init; }

    [Field("limitResponse", 2)]
    public LimitResponse LimitResponse { get; init; } = LimitResponse.Empty;

    [Field("lendablePercent", 3)]
    public int? LendablePercent { get; init; }

    [Field("borrowingLimitPercent", 4)]
    public int? BorrowingLimitPercent { get; init; }
}
