using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Autoscaling.V2;

/// <summary>How fast the number may change.</summary>
[ApiType("io.k8s.api.autoscaling.v2.HPAScalingPolicy")]
public sealed partial record HPAScalingPolicy
{
    /// <summary>Pods or Percent.</summary>
    [Field("type", 1, Required = true, Always = true)]
    public string Type { get; init; } = "";

    /// <summary>By so many.</summary>
    [Field("value", 2, Required = true, Always = true)]
    public int Value { get; init; }

    /// <summary>In this time.</summary>
    [Field("periodSeconds", 3, Required = true, Always = true)]
    public int PeriodSeconds { get; init; }
}
