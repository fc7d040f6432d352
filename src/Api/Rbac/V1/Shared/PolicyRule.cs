using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Rbac.V1;

/// <summary>What may be done with what. There are no rules that forbid.</summary>
[ApiType("io.k8s.api.rbac.v1.PolicyRule")]
public sealed partial record PolicyRule
{
    /// <summary>What may be done; * for everything.</summary>
    [Field("verbs", 1, Required = true, Always = true, List = ListType.Atomic)]
    public Items<string> Verbs { get; init; }

    /// <summary>Groups; an empty text for the core group, * for all.</summary>
    [Field("apiGroups", 2, List = ListType.Atomic)]
    public Items<string> ApiGroups { get; init; }

    /// <summary>Resources, and subresources as pods/log; * for all.</summary>
    [Field("resources", 3, List = ListType.Atomic)]
    public Items<string> Resources { get; init; }

    /// <summary>Names of objects; all if nothing is said.</summary>
    [Field("resourceNames", 4, List = ListType.Atomic)]
    public Items<string> ResourceNames { get; init; }

    /// <summary>Paths of no resource; a star stands for the rest. Only in cluster roles.</summary>
    [Field("nonResourceURLs", 5, List = ListType.Atomic)]
    public Items<string> NonResourceURLs { get; init; }
}
