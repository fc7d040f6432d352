using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.ApiExtensions.V1;

/// <summary>The names of a resource.</summary>
[ApiType("io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinitionNames")]
public sealed partial record CustomResourceDefinitionNames
{
    /// <summary>The name in paths; the definition is named by it and the group.</summary>
    [Field("plural", 1, Required = true, Always = true)]
    public string Plural { get; init; } = "";

    /// <summary>The name of a single one.</summary>
    [Field("singular", 2)]
    public string Singular { get; init; } = "";

    /// <summary>Shorter names for use on a command line.</summary>
    [Field("shortNames", 3, List = ListType.Atomic)]
    public Items<string> ShortNames { get; init; }

    /// <summary>The kind of its objects.</summary>
    [Field("kind", 4, Required = true, Always = true)]
    public string Kind { get; init; } = "";

    /// <summary>The kind of its lists.</summary>
    [Field("listKind", 5)]
    public string ListKind { get; init; } = "";

    /// <summary>Groups of resources it belongs to, such as all.</summary>
    [Field("categories", 6, List = ListType.Atomic)]
    public Items<string> Categories { get; init; }
}
