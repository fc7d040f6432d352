using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Autoscaling.V2;

[ApiType("io.k8s.api.autoscaling.v2.HPAScalingPolicy")]
public sealed partial record HPAScalingPolicy
{
    [Field("type", 1, Required = true, Always = true)]
    public string Type { get; init; } = "";

    [Field("value", 2, Required = true, Always = true)]
    public int Value { get; init; }

    [Field("periodSeconds", 3, Required = true, Always = true)]
    public int PeriodSeconds { get; init; }
}
