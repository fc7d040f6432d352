using Keles.Machinery.Schema;

namespace Keles.Machinery;

/// <summary>The resources of a group version.</summary>
[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.APIResourceList", TypeMeta = true)]
public sealed partial record APIResourceList
{
    /// <summary>Group and version of the resources.</summary>
    [Field("groupVersion", 1, Required = true, Always = true)]
    public string GroupVersion { get; init; } = "";

    /// <summary>The resources.</summary>
    [Field("resources", 2, Required = true, Always = true, List = ListType.Atomic)]
    public Items<APIResource> Resources { get; init; }
}
