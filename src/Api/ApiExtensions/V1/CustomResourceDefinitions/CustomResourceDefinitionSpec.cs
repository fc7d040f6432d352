using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.ApiExtensions.V1;

/// <summary>What a resource is to be.</summary>
[ApiType("io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinitionSpec")]
public sealed partial record CustomResourceDefinitionSpec
{
    /// <summary>Its group.</summary>
    [Field("group", 1, Required = true, Always = true)]
    public string Group { get; init; } = "";

    /// <summary>Its names.</summary>
    [Field("names", 3, Required = true, Always = true)]
    public CustomResourceDefinitionNames Names { get; init; } = CustomResourceDefinitionNames.Empty;

    /// <summary>Cluster or Namespaced.</summary>
    [Field("scope", 4, Required = true, Always = true)]
    public string Scope { get; init; } = "";

    /// <summary>Its versions.</summary>
    [Field("versions", 7, Required = true, Always = true, List = ListType.Atomic)]
    public Items<CustomResourceDefinitionVersion> Versions { get; init; }

    /// <summary>How objects come from one version to another.</summary>
    [Field("conversion", 9)]
    public CustomResourceConversion? Conversion { get; init; }

    /// <summary>Deprecated: must be false.</summary>
    [Field("preserveUnknownFields", 10)]
    public bool PreserveUnknownFields { get; init; }
}
