using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Batch.V1;

/// <summary>What is enough for success.</summary>
[ApiType("io.k8s.api.batch.v1.SuccessPolicyRule")]
public sealed partial record SuccessPolicyRule
{
    /// <summary>These numbers.</summary>
    [Field("succeededIndexes", 1)]
    public string? SucceededIndexes { get; init; }

    /// <summary>So many numbers.</summary>
    [Field("succeededCount", 2)]
    public int? SucceededCount { get; init; }
}
