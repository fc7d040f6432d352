using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Apps.V1;

/// <summary>The state of a stateful set.</summary>
[ApiType("io.k8s.api.apps.v1.StatefulSetStatus")]
public sealed partial record StatefulSetStatus
{
    /// <summary>The generation of the spec that the status speaks of.</summary>
    [Field("observedGeneration", 1)]
    public long ObservedGeneration { get; init; }

    /// <summary>Its pods.</summary>
    [Field("replicas", 2, Required = true, Always = true)]
    public int Replicas { get; init; }

    /// <summary>Those that are ready.</summary>
    [Field("readyReplicas", 3)]
    public int ReadyReplicas { get; init; }

    /// <summary>Those of the current revision.</summary>
    [Field("currentReplicas", 4)]
    public int CurrentReplicas { get; init; }

    /// <summary>Those of the updated revision.</summary>
    [Field("updatedReplicas", 5)]
    public int UpdatedReplicas { get; init; }

    /// <summary>The revision that pods with low numbers were made from.</summary>
    [Field("currentRevision", 6)]
    public string CurrentRevision { get; init; } = "";

    /// <summary>The revision that pods with high numbers were made from.</summary>
    [Field("updateRevision", 7)]
    public string UpdateRevision { get; init; } = "";

    /// <summary>How often the name of a revision was taken.</summary>
    [Field("collisionCount", 9)]
    public int? CollisionCount { get; init; }

    /// <summary>What holds of it.</summary>
    [Field("conditions", 10, List = ListType.Map, Keys = "type", MergeKey = "type", Strategy = "merge")]
    public Items<StatefulSetCondition> Conditions { get; init; }

    /// <summary>Those that are available.</summary>
    [Field("availableReplicas", 11, Always = true)]
    public int AvailableReplicas { get; init; }
}
