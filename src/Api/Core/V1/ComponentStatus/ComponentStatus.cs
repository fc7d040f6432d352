using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.ComponentStatus", TypeMeta = true)]
public sealed partial record ComponentStatus
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("conditions", 2, List = ListType.Map, Keys = "type", MergeKey = "type", Strategy = "merge")]
    public Items<ComponentCondition> Conditions { get; init; }
}
