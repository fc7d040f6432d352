using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.NamespaceStatus")]
public sealed partial record NamespaceStatus
{
    [Field("phase", 1, Enum = "Active|Terminating")]
    public string Phase { get; init; } = "";

    [Field("conditions", 2, List = ListType.Map, Keys = "type", MergeKey = "type", Strategy = "merge")]
    public Items<NamespaceCondition> Conditions { get; init; }
}
