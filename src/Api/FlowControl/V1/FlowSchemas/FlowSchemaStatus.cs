using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.FlowControl.V1;

[ApiType("io.k8s.api.flowcontrol.v1.FlowSchemaStatus")]
public sealed partial record FlowSchemaStatus
{
    [Field("conditions", 1, List = ListType.Map, Keys = "type", MergeKey = "type", Strategy = "merge")]
    public Items<FlowSchemaCondition> Conditions { get; init; }
}
