using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Batch.V1;

[ApiType("io.k8s.api.batch.v1.SuccessPolicy")]
public sealed partial record SuccessPolicy
{
    [Field("rules", 1, Required = true, Always = true, List = ListType.Atomic)]
    public Items<SuccessPolicyRule> Rules { get; init; }
}
