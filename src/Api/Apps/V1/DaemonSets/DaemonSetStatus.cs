using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Apps.V1;

[ApiType("io.k8s.api.apps.v1.DaemonSetStatus")]
public sealed partial record DaemonSetStatus
{
    [Field("currentNumberScheduled", 1, Required = true, Always = true)]
    public int CurrentNumberScheduled { get; init; }

    [Field("numberMisscheduled", 2, Required = true, Always = true)]
    public int NumberMisscheduled { get; init; }

    [Field("desiredNumberScheduled", 3, Required = true, Always = true)]
    public int DesiredNumberScheduled { get; init; }

    [Field("numberReady", 4, Required = true, Always = true)]
    public int NumberReady { get; init; }

    [Field("observedGeneration", 5)]
    public long ObservedGeneration { get; init; }

    [Field("updatedNumberScheduled", 6)]
    public int UpdatedNumberScheduled { get; init; }

    [Field("numberAvailable", 7)]
    public int NumberAvailable { get; init; }

    [Field("numberUnavailable", 8)]
    public int NumberUnavailable { get; init; }

    [Field("collisionCount", 9)]
    public int? CollisionCount { get; init; }

    [Field("conditions", 10, List = ListType.Map, Keys = "type", MergeKey = "type", Strategy = "merge")]
    public Items<DaemonSetCondition> Conditions { get; init; }
}
