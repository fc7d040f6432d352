using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Authorization.V1;

/// <summary>What may be done with resources.</summary>
[ApiType("io.k8s.api.authorization.v1.ResourceRule")]
public sealed partial record ResourceRule
{
    /// <summary>What may be done.</summary>
    [Field("verbs", 1, Required = true, Always = true, List = ListType.Atomic)]
    public Items<string> Verbs { get; init; }

    /// <summary>Groups.</summary>
    [Field("apiGroups", 2, List = ListType.Atomic)]
    public Items<string> ApiGroups { get; init; }

    /// <summary>Resources.</summary>
    [Field("resources", 3, List = ListType.Atomic)]
    public Items<string> Resources { get; init; }

    /// <summary>Names of objects; all if nothing is said.</summary>
    [Field("resourceNames", 4, List = ListType.Atomic)]
    public Items<string> ResourceNames { get; init; }
}
