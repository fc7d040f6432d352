using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Apps.V1;

[ApiType("io.k8s.api.apps.v1.StatefulSetStatus")]
public sealed partial record StatefulSetStatus
{
    [Field("observedGeneration", 1)]
    public long ObservedGeneration { get; init; }

    [Field("replicas", 2, Required = true, Always = true)]
    public int Replicas { get; init; }

    [Field("readyReplicas", 3)]
    public int ReadyReplicas { get; init; }

    [Field("currentReplicas", 4)]
    public int CurrentReplicas { get; init; }

    [Field("updatedReplicas", 5)]
    public int UpdatedReplicas { get; init; }

    [Field("currentRevision", 6)]
    public string CurrentRevision { get; init; } = "";

    [Field("updateRevision", 7)]
    public string UpdateRevision { get; init; } = "";

    [Field("collisionCount", 9)]
    public int? CollisionCount { get; init; }

    [Field("conditions", 10, List = ListType.Map, Keys = "type", MergeKey = "type", Strategy = "merge")]
    public Items<StatefulSetCondition> Conditions { get; init; }

    [Field("availableReplicas", 11, Always = true)]
    public int AvailableReplicas { get; init; }
}
