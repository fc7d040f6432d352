using Keles.Machinery.Schema;

namespace Keles.Machinery;

[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.APIResourceList", TypeMeta = true)]
public sealed partial record APIResourceList
{
    [Field("groupVersion", 1, Required = true, Always = true)]
    public string GroupVersion { get; init; } = "";

    [Field("resources", 2, Required = true, Always = true, List = ListType.Atomic)]
    public Items<APIResource> Resources { get; init; }
}
