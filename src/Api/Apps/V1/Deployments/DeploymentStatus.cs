using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Apps.V1;

/// <summary>The state of a deployment.</summary>
[ApiType("io.k8s.api.apps.v1.DeploymentStatus")]
public sealed partial record DeploymentStatus
{
    /// <summary>The generation of the spec that the status speaks of.</summary>
    [Field("observedGeneration", 1)]
    public long ObservedGeneration { get; init; }

    /// <summary>Its pods that are not ending.</summary>
    [Field("replicas", 2)]
    public int Replicas { get; init; }

    /// <summary>Those of the present template.</summary>
    [Field("updatedReplicas", 3)]
    public int UpdatedReplicas { get; init; }

    /// <summary>Those that are available.</summary>
    [Field("availableReplicas", 4)]
    public int AvailableReplicas { get; init; }

    /// <summary>How many more are needed for all to be available.</summary>
    [Field("unavailableReplicas", 5)]
    public int UnavailableReplicas { get; init; }

    /// <summary>What holds of it.</summary>
    [Field("conditions", 6, List = ListType.Map, Keys = "type", MergeKey = "type", Strategy = "merge")]
    public Items<DeploymentCondition> Conditions { get; init; }

    /// <summary>Those that are ready.</summary>
    [Field("readyReplicas", 7)]
    public int ReadyReplicas { get; init; }

    /// <summary>How often the name of a replica set was taken.</summary>
    [Field("collisionCount", 8)]
    public int? CollisionCount { get; init; }

    /// <summary>Its pods that are ending.</summary>
    [Field("terminatingReplicas", 9)]
    public int? TerminatingReplicas { get; init; }
}
