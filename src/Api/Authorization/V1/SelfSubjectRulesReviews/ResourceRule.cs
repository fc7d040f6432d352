using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Authorization.V1;

[ApiType("io.k8s.api.authorization.v1.ResourceRule")]
public sealed partial record ResourceRule
{
    [Field("verbs", 1, Required = true, Always = true, List = ListType.Atomic)]
    public Items<string> Verbs { get; init; }

    [Field("apiGroups", 2, List = ListType.Atomic)]
    public Items<string> ApiGroups { get; init; }

    [Field("resources", 3, List = ListType.Atomic)]
    public Items<string> Resources { get; init; }

    [Field("resourceNames", 4, List = ListType.Atomic)]
    public Items<string> ResourceNames { get; init; }
}
