using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.ApiExtensions.V1;

[ApiType("io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinitionVersion")]
public sealed partial record CustomResourceDefinitionVersion
{
    [Field("name", 1, Required = true, Always = true)]
    public string Name { get; init; } = "";

    [Field("served", 2, Required = true, Always = true)]
    public bool Served { get; init; }

    [Field("storage", 3, Required = true, Always = true)]
    public bool Storage { get; init; }

    [Field("schema", 4)]
    public CustomResourceValidation? Schema { get; init; }

    [Field("subresources", 5)]
    public CustomResourceSubresources? Subresources { get; init; }

    [Field("additionalPrinterColumns", 6, List = ListType.Atomic)]
    public Items<CustomResourceColumnDefinition> AdditionalPrinterColumns { get; init; }

    [Field("deprecated", 7)]
    public bool Deprecated { get; init; }

    [Field("deprecationWarning", 8)]
    public string? DeprecationWarning { get; init; }

    [Field("selectableFields", 9, List = ListType.Atomic)]
    public Items<SelectableField> SelectableFields { get; init; }
}
