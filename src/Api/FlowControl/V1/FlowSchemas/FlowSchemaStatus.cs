using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.FlowControl.V1;

/// <summary>The state of a schema.</summary>
[ApiType("io.k8s.api.flowcontrol.v1.FlowSchemaStatus")]
public sealed partial record FlowSchemaStatus
{
    /// <summary>What holds of it.</summary>
    [Field("conditions", 1, List = ListType.Map, Keys = "type", MergeKey = "type", Strategy = "merge")]
    public Items<FlowSchemaCondition> Conditions { get; init; }
}
