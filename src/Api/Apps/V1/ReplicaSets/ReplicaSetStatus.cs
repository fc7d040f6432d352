using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Apps.V1;

/// <summary>The state of a replica set.</summary>
[ApiType("io.k8s.api.apps.v1.ReplicaSetStatus")]
public sealed partial record ReplicaSetStatus
{
    /// <summary>Its pods that are not ending.</summary>
    [Field("replicas", 1, Required = true, Always = true)]
    public int Replicas { get; init; }

    /// <summary>Those with all labels of the template.</summary>
    [Field("fullyLabeledReplicas", 2)]
    public int FullyLabeledReplicas { get; init; }

    /// <summary>The generation of the spec that the status speaks of.</summary>
    [Field("observedGeneration", 3)]
    public long ObservedGeneration { get; init; }

    /// <summary>Those that are ready.</summary>
    [Field("readyReplicas", 4)]
    public int ReadyReplicas { get; init; }

    /// <summary>Those that are available.</summary>
    [Field("availableReplicas", 5)]
    public int AvailableReplicas { get; init; }

    /// <summary>What holds of it.</summary>
    [Field("conditions", 6, List = ListType.Map, Keys = "type", MergeKey = "type", Strategy = "merge")]
    public Items<ReplicaSetCondition> Conditions { get; init; }

    /// <summary>Its pods that are ending.</summary>
    [Field("terminatingReplicas", 7)]
    public int? TerminatingReplicas { get; init; }
}
