using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Autoscaling.V1;

/// <summary>How many there are.</summary>
[ApiType("io.k8s.api.autoscaling.v1.ScaleStatus")]
public sealed partial record ScaleStatus
{
    /// <summary>So many.</summary>
    [Field("replicas", 1, Required = true, Always = true)]
    public int Replicas { get; init; }

    /// <summary>The pods, as text.</summary>
    [Field("selector", 2)]
    public string Selector { get; init; } = "";
}
