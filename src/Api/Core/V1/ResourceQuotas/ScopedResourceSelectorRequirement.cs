using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A condition on a scope.</summary>
[ApiType("io.k8s.api.core.v1.ScopedResourceSelectorRequirement")]
public sealed partial record ScopedResourceSelectorRequirement
{
    /// <summary>The scope.</summary>
    [Field("scopeName", 1, Required = true, Always = true, Enum = "BestEffort|CrossNamespacePodAffinity|NotBestEffort|NotTerminating|PriorityClass|Terminating|VolumeAttributesClass")]
    public string ScopeName { get; init; } = "";

    /// <summary>In, NotIn, Exists or DoesNotExist.</summary>
    [Field("operator", 2, Required = true, Always = true, Enum = "DoesNotExist|Exists|In|NotIn")]
    public string Operator { get; init; } = "";

    /// <summary>The values, for In and NotIn.</summary>
    [Field("values", 3, List = ListType.Atomic)]
    public Items<string> Values { get; init; }
}
