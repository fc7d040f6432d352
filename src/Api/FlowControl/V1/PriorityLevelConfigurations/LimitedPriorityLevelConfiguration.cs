using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.FlowControl.V1;

/// <summary>Settings of a level whose requests share its seats.</summary>
[ApiType("io.k8s.api.flowcontrol.v1.LimitedPriorityLevelConfiguration")]
public sealed partial record LimitedPriorityLevelConfiguration
{
    /// <summary>Its part of all seats.</summary>
    [Field("nominalConcurrencyShares", 1, Always = true)]
    public int? NominalConcurrencyShares { get; init; }

    /// <summary>What happens to requests that have no seat.</summary>
    [Field("limitResponse", 2)]
    public LimitResponse LimitResponse { get; init; } = LimitResponse.Empty;

    /// <summary>How much of its seats others may use, in percent.</summary>
    [Field("lendablePercent", 3)]
    public int? LendablePercent { get; init; }

    /// <summary>How much of others' seats it may use, in percent of its own; no limit if nothing is said.</summary>
    [Field("borrowingLimitPercent", 4)]
    public int? BorrowingLimitPercent { get; init; }
}
