using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>Which nodes are wanted for a pod.</summary>
[ApiType("io.k8s.api.core.v1.Affinity")]
public sealed partial record Affinity
{
    /// <summary>By the nodes themselves.</summary>
    [Field("nodeAffinity", 1)]
    public NodeAffinity? NodeAffinity { get; init; }

    /// <summary>Near certain pods.</summary>
    [Field("podAffinity", 2)]
    public PodAffinity? PodAffinity { get; init; }

    /// <summary>Away from certain pods.</summary>
    [Field("podAntiAffinity", 3)]
    public PodAntiAffinity? PodAntiAffinity { get; init; }
}
