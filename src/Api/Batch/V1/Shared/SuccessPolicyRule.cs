using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Batch.V1;

[ApiType("io.k8s.api.batch.v1.SuccessPolicyRule")]
public sealed partial record SuccessPolicyRule
{
    [Field("succeededIndexes", 1)]
    public string? SucceededIndexes { get; init; }

    [Field("succeededCount", 2)]
    public int? SucceededCount { get; init; }
}
