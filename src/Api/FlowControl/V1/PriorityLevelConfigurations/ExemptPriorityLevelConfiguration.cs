using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.FlowControl.V1;

/// <summary>Settings of a level whose requests never wait.</summary>
[ApiType("io.k8s.api.flowcontrol.v1.ExemptPriorityLevelConfiguration")]
public sealed partial record ExemptPriorityLevelConfiguration
{
    /// <summary>The part of all seats that counts as its own.</summary>
    [Field("nominalConcurrencyShares", 1)]
    public int? NominalConcurrencyShares { get; init; }

    /// <summary>How much of them others may use, in percent.</summary>
    [Field("lendablePercent", 2)]
    public int? LendablePercent { get; init; }
}
