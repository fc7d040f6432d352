using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.ApiExtensions.V1;

/// <summary>A version of a resource.</summary>
[ApiType("io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinitionVersion")]
public sealed partial record CustomResourceDefinitionVersion
{
    /// <summary>Its name: v1, v1beta1.</summary>
    [Field("name", 1, Required = true, Always = true)]
    public string Name { get; init; } = "";

    /// <summary>It is served.</summary>
    [Field("served", 2, Required = true, Always = true)]
    public bool Served { get; init; }

    /// <summary>Objects are stored in it; of exactly one version.</summary>
    [Field("storage", 3, Required = true, Always = true)]
    public bool Storage { get; init; }

    /// <summary>What its objects look like.</summary>
    [Field("schema", 4)]
    public CustomResourceValidation? Schema { get; init; }

    /// <summary>Its subresources.</summary>
    [Field("subresources", 5)]
    public CustomResourceSubresources? Subresources { get; init; }

    /// <summary>Columns of its table; the age alone if nothing is said.</summary>
    [Field("additionalPrinterColumns", 6, List = ListType.Atomic)]
    public Items<CustomResourceColumnDefinition> AdditionalPrinterColumns { get; init; }

    /// <summary>Clients that use it are warned.</summary>
    [Field("deprecated", 7)]
    public bool Deprecated { get; init; }

    /// <summary>In these words.</summary>
    [Field("deprecationWarning", 8)]
    public string? DeprecationWarning { get; init; }

    /// <summary>Fields that a field selector may name.</summary>
    [Field("selectableFields", 9, List = ListType.Atomic)]
    public Items<SelectableField> SelectableFields { get; init; }
}
