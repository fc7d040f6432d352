using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.ApiExtensions.V1;

[ApiType("io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinitionSpec")]
public sealed partial record CustomResourceDefinitionSpec
{
    [Field("group", 1, Required = true, Always = true)]
    public string Group { get; init; } = "";

    [Field("names", 3, Required = true, Always = true)]
    public CustomResourceDefinitionNames Names { get; init; } = CustomResourceDefinitionNames.Empty;

    [Field("scope", 4, Required = true, Always = true)]
    public string Scope { get; init; } = "";

    [Field("versions", 7, Required = true, Always = true, List = ListType.Atomic)]
    public Items<CustomResourceDefinitionVersion> Versions { get; init; }

    [Field("conversion", 9)]
    public CustomResourceConversion? Conversion { get; init; }

    [Field("preserveUnknownFields", 10)]
    public bool PreserveUnknownFields { get; init; }
}
