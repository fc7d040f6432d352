using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Apps.V1;

/// <summary>The state of a daemon set.</summary>
[ApiType("io.k8s.api.apps.v1.DaemonSetStatus")]
public sealed partial record DaemonSetStatus
{
    /// <summary>Nodes that should have its pod and have one.</summary>
    [Field("currentNumberScheduled", 1, Required = true, Always = true)]
    public int CurrentNumberScheduled { get; init; }

    /// <summary>Nodes that have its pod and should not.</summary>
    [Field("numberMisscheduled", 2, Required = true, Always = true)]
    public int NumberMisscheduled { get; init; }

    /// <summary>Nodes that should have its pod.</summary>
    [Field("desiredNumberScheduled", 3, Required = true, Always = true)]
    public int DesiredNumberScheduled { get; init; }

    /// <summary>Nodes that have a ready pod.</summary>
    [Field("numberReady", 4, Required = true, Always = true)]
    public int NumberReady { get; init; }

    /// <summary>The generation of the spec that the status speaks of.</summary>
    [Field("observedGeneration", 5)]
    public long ObservedGeneration { get; init; }

    /// <summary>Nodes that have a pod of the present template.</summary>
    [Field("updatedNumberScheduled", 6)]
    public int UpdatedNumberScheduled { get; init; }

    /// <summary>Nodes that have an available pod.</summary>
    [Field("numberAvailable", 7)]
    public int NumberAvailable { get; init; }

    /// <summary>Nodes that should have an available pod and have none.</summary>
    [Field("numberUnavailable", 8)]
    public int NumberUnavailable { get; init; }

    /// <summary>How often the name of a revision was taken.</summary>
    [Field("collisionCount", 9)]
    public int? CollisionCount { get; init; }

    /// <summary>What holds of it.</summary>
    [Field("conditions", 10, List = ListType.Map, Keys = "type", MergeKey = "type", Strategy = "merge")]
    public Items<DaemonSetCondition> Conditions { get; init; }
}
