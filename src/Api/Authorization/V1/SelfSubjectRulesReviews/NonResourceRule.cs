using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Authorization.V1;

[ApiType("io.k8s.api.authorization.v1.NonResourceRule")]
public sealed partial record NonResourceRule
{
    [Field("verbs", 1, Required = true, Always = true, List = ListType.Atomic)]
    public Items<string> Verbs { get; init; }

    [Field("nonResourceURLs", 2, List = ListType.Atomic)]
    public Items<string> NonResourceURLs { get; init; }
}
