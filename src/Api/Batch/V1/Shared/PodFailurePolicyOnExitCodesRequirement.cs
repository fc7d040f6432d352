using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Batch.V1;

[ApiType("io.k8s.api.batch.v1.PodFailurePolicyOnExitCodesRequirement")]
public sealed partial record PodFailurePolicyOnExitCodesRequirement
{
    [Field("containerName", 1)]
    public string? ContainerName { get; init; }

    [Field("operator", 2, Required = true, Always = true, Enum = "In|NotIn")]
    public string Operator { get; init; } = "";

    [Field("values", 3, Required = true, Always = true, List = ListType.Set)]
    public Items<int> Values { get; init; }
}
