using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Autoscaling.V2;

/// <summary>What is looked at; exactly one source.</summary>
[ApiType("io.k8s.api.autoscaling.v2.MetricSpec")]
public sealed partial record MetricSpec
{
    /// <summary>Which source: Object, Pods, Resource, External or ContainerResource.</summary>
    [Field("type", 1, Required = true, Always = true)]
    public string Type { get; init; } = "";

    /// <summary>A number about one object.</summary>
    [Field("object", 2)]
    public ObjectMetricSource? Object { get; init; }

    /// <summary>A number about each pod.</summary>
    [Field("pods", 3)]
    public PodsMetricSource? Pods { get; init; }

    /// <summary>A resource of each pod.</summary>
    [Field("resource", 4)]
    public ResourceMetricSource? Resource { get; init; }

    /// <summary>A number that has nothing to do with the cluster.</summary>
    [Field("external", 5)]
    public ExternalMetricSource? External { get; init; }

    /// <summary>A resource of one container of each pod.</summary>
    [Field("containerResource", 7)]
    public ContainerResourceMetricSource? ContainerResource { get; init; }
}
