using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>Away from which pods.</summary>
[ApiType("io.k8s.api.core.v1.PodAntiAffinity")]
public sealed partial record PodAntiAffinity
{
    /// <summary>What must hold when the pod is placed.</summary>
    [Field("requiredDuringSchedulingIgnoredDuringExecution", 1, List = ListType.Atomic)]
    public Items<PodAffinityTerm> RequiredDuringSchedulingIgnoredDuringExecution { get; init; }

    /// <summary>What should hold.</summary>
    [Field("preferredDuringSchedulingIgnoredDuringExecution", 2, List = ListType.Atomic)]
    public Items<WeightedPodAffinityTerm> PreferredDuringSchedulingIgnoredDuringExecution { get; init; }
}
