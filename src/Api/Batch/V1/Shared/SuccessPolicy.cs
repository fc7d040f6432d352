using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Batch.V1;

/// <summary>When a job succeeds before all its numbers have.</summary>
[ApiType("io.k8s.api.batch.v1.SuccessPolicy")]
public sealed partial record SuccessPolicy
{
    /// <summary>Asked in order; one is enough.</summary>
    [Field("rules", 1, Required = true, Always = true, List = ListType.Atomic)]
    public Items<SuccessPolicyRule> Rules { get; init; }
}
