using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Batch.V1;

/// <summary>What failures of pods mean.</summary>
[ApiType("io.k8s.api.batch.v1.PodFailurePolicy")]
public sealed partial record PodFailurePolicy
{
    /// <summary>Asked in order; the first that fits decides.</summary>
    [Field("rules", 1, Required = true, Always = true, List = ListType.Atomic)]
    public Items<PodFailurePolicyRule> Rules { get; init; }
}
