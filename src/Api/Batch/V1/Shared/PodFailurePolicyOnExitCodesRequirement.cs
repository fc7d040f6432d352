using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Batch.V1;

/// <summary>A condition on exit codes.</summary>
[ApiType("io.k8s.api.batch.v1.PodFailurePolicyOnExitCodesRequirement")]
public sealed partial record PodFailurePolicyOnExitCodesRequirement
{
    /// <summary>The container; any if nothing is said.</summary>
    [Field("containerName", 1)]
    public string? ContainerName { get; init; }

    /// <summary>In or NotIn.</summary>
    [Field("operator", 2, Required = true, Always = true, Enum = "In|NotIn")]
    public string Operator { get; init; } = "";

    /// <summary>The codes.</summary>
    [Field("values", 3, Required = true, Always = true, List = ListType.Set)]
    public Items<int> Values { get; init; }
}
