using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.ApiExtensions.V1;

[ApiType("io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinitionNames")]
public sealed partial record CustomResourceDefinitionNames
{
    [Field("plural", 1, Required = true, Always = true)]
    public string Plural { get; init; } = "";

    [Field("singular", 2)]
    public string Singular { get; init; } = "";

    [Field("shortNames", 3, List = ListType.Atomic)]
    public Items<string> ShortNames { get; init; }

    [Field("kind", 4, Required = true, Always = true)]
    public string Kind { get; init; } = "";

    [Field("listKind", 5)]
    public string ListKind { get; init; } = "";

    [Field("categories", 6, List = ListType.Atomic)]
    public Items<string> Categories { get; init; }
}
