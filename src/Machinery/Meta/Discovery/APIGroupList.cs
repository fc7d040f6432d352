using Keles.Machinery.Schema;

namespace Keles.Machinery;

[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.APIGroupList", TypeMeta = true)]
public sealed partial record APIGroupList
{
    [Field("groups", 1, Required = true, Always = true, List = ListType.Atomic)]
    public Items<APIGroup> Groups { get; init; }
}
