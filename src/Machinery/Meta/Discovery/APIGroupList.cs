using Keles.Machinery.Schema;

namespace Keles.Machinery;

/// <summary>The groups that are served.</summary>
[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.APIGroupList", TypeMeta = true)]
public sealed partial record APIGroupList
{
    /// <summary>The groups.</summary>
    [Field("groups", 1, Required = true, Always = true, List = ListType.Atomic)]
    public Items<APIGroup> Groups { get; init; }
}
