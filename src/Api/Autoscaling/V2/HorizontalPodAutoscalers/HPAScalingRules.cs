using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Autoscaling.V2;

/// <summary>How the number changes in one direction.</summary>
[ApiType("io.k8s.api.autoscaling.v2.HPAScalingRules")]
public sealed partial record HPAScalingRules
{
    /// <summary>Which policy counts: Max, Min, or Disabled for no change at all.</summary>
    [Field("selectPolicy", 1)]
    public string? SelectPolicy { get; init; }

    /// <summary>How fast it may change.</summary>
    [Field("policies", 2, List = ListType.Atomic)]
    public Items<HPAScalingPolicy> Policies { get; init; }

    /// <summary>The numbers wanted in this time before are looked at, so that it does not go up and down.</summary>
    [Field("stabilizationWindowSeconds", 3)]
    public int? StabilizationWindowSeconds { get; init; }

    /// <summary>How far from what is wanted a metric may be without a change.</summary>
    [Field("tolerance", 4)]
    public Quantity? Tolerance { get; init; }
}
