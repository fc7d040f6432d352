using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.FlowControl.V1;

/// <summary>The state of a level.</summary>
[ApiType("io.k8s.api.flowcontrol.v1.PriorityLevelConfigurationStatus")]
public sealed partial record PriorityLevelConfigurationStatus
{
    /// <summary>What holds of it.</summary>
    [Field("conditions", 1, List = ListType.Map, Keys = "type", MergeKey = "type", Strategy = "merge")]
    public Items<PriorityLevelConfigurationCondition> Conditions { get; init; }
}
