using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Autoscaling.V2;

/// <summary>A resource of one container of each pod.</summary>
[ApiType("io.k8s.api.autoscaling.v2.ContainerResourceMetricSource")]
public sealed partial record ContainerResourceMetricSource
{
    /// <summary>The resource.</summary>
    [Field("name", 1, Required = true, Always = true)]
    public string Name { get; init; } = "";

    /// <summary>What is wanted.</summary>
    [Field("target", 2, Required = true, Always = true)]
    public MetricTarget Target { get; init; } = MetricTarget.Empty;

    /// <summary>The container.</summary>
    [Field("container", 3, Required = true, Always = true)]
    public string Container { get; init; } = "";
}
