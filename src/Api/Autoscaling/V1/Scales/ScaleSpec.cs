using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Autoscaling.V1;

/// <summary>How many are wanted.</summary>
[ApiType("io.k8s.api.autoscaling.v1.ScaleSpec")]
public sealed partial record ScaleSpec
{
    /// <summary>So many.</summary>
    [Field("replicas", 1)]
    public int Replicas { get; init; }
}
