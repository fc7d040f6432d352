using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.ScopedResourceSelectorRequirement")]
public sealed partial record ScopedResourceSelectorRequirement
{
    [Field("scopeName", 1, Required = true, Always = true, Enum = "BestEffort|CrossNamespacePodAffinity|NotBestEffort|NotTerminating|PriorityClass|Terminating|VolumeAttributesClass")]
    public string ScopeName { get; init; } = "";

    [Field("operator", 2, Required = true, Always = true, Enum = "DoesNotExist|Exists|In|NotIn")]
    public string Operator { get; init; } = "";

    [Field("values", 3, List = ListType.Atomic)]
    public Items<string> Values { get; init; }
}
