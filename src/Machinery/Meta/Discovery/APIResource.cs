using Keles.Machinery.Schema;

namespace Keles.Machinery;

/// <summary>A resource, or a subresource of one.</summary>
[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.APIResource")]
public sealed partial record APIResource
{
    /// <summary>The plural name as it stands in paths.</summary>
    [Field("name", 1, Required = true, Always = true)]
    public string Name { get; init; } = "";

    /// <summary>Whether its objects lie in namespaces.</summary>
    [Field("namespaced", 2, Required = true, Always = true)]
    public bool Namespaced { get; init; }

    /// <summary>The kind of its objects.</summary>
    [Field("kind", 3, Required = true, Always = true)]
    public string Kind { get; init; } = "";

    /// <summary>What can be done with it. In protobuf a message of its own, since upstream tells no verbs from none said.</summary>
    [Field("verbs", 1, Via = "4", Required = true, Always = true)]
    public Items<string> Verbs { get; init; }

    /// <summary>Shorter names for use on a command line.</summary>
    [Field("shortNames", 5, List = ListType.Atomic)]
    public Items<string> ShortNames { get; init; }

    /// <summary>The name of a single one.</summary>
    [Field("singularName", 6, Required = true, Always = true)]
    public string SingularName { get; init; } = "";

    /// <summary>Groups of resources it belongs to, such as all.</summary>
    [Field("categories", 7, List = ListType.Atomic)]
    public Items<string> Categories { get; init; }

    /// <summary>The group of its kind, when it differs from that of the list.</summary>
    [Field("group", 8)]
    public string Group { get; init; } = "";

    /// <summary>The version of its kind, when it differs from that of the list.</summary>
    [Field("version", 9)]
    public string Version { get; init; } = "";

    /// <summary>Changes when objects are stored in another version.</summary>
    [Field("storageVersionHash", 10)]
    public string StorageVersionHash { get; init; } = "";
}
