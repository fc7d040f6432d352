using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Batch.V1;

[ApiType("io.k8s.api.batch.v1.PodFailurePolicy")]
public sealed partial record PodFailurePolicy
{
    [Field("rules", 1, Required = true, Always = true, List = ListType.Atomic)]
    public Items<PodFailurePolicyRule> Rules { get; init; }
}
