using Keles.Machinery.Schema;

namespace Keles.Machinery;

[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.APIResource")]
public sealed partial record APIResource
{
    [Field("name", 1, Required = true, Always = true)]
    public string Name { get; init; } = "";

    [Field("namespaced", 2, Required = true, Always = true)]
    public bool Namespaced { get; init; }

    [Field("kind", 3, Required = true, Always = true)]
    public string Kind { get; init; } = "";

    [Field("verbs", 4, Required = true, Always = true)]
    public Items<string> Verbs { get; init; }

    [Field("shortNames", 5, List = ListType.Atomic)]
    public Items<string> ShortNames { get; init; }

    [Field("singularName", 6, Required = true, Always = true)]
    public string SingularName { get; init; } = "";

    [Field("categories", 7, List = ListType.Atomic)]
    public Items<string> Categories { get; init; }

    [Field("group", 8)]
    public string Group { get; init; } = "";

    [Field("version", 9)]
    public string Version { get; init; } = "";

    [Field("storageVersionHash", 10)]
    public string StorageVersionHash { get; init; } = "";
}
