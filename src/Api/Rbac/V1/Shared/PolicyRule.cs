using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Rbac.V1;

[ApiType("io.k8s.api.rbac.v1.PolicyRule")]
public sealed partial record PolicyRule
{
    [Field("verbs", 1, Required = true, Always = true, List = ListType.Atomic)]
    public Items<string> Verbs { get; init; }

    [Field("apiGroups", 2, List = ListType.Atomic)]
    public Items<string> ApiGroups { get; init; }

    [Field("resources", 3, List = ListType.Atomic)]
    public Items<string> Resources { get; init; }

    [Field("resourceNames", 4, List = ListType.Atomic)]
    public Items<string> ResourceNames { get; init; }

    [Field("nonResourceURLs", 5, List = ListType.Atomic)]
    public Items<string> NonResourceURLs { get; init; }
}
