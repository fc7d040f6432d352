using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Apps.V1;

[ApiType("io.k8s.api.apps.v1.DeploymentStatus")]
public sealed partial record DeploymentStatus
{
    [Field("observedGeneration", 1)]
    public long ObservedGeneration { get; init; }

    [Field("replicas", 2)]
    public int Replicas { get; init; }

    [Field("updatedReplicas", 3)]
    public int UpdatedReplicas { get; init; }

    [Field("availableReplicas", 4)]
    public int AvailableReplicas { get; init; }

    [Field("unavailableReplicas", 5)]
    public int UnavailableReplicas { get; init; }

    [Field("conditions", 6, List = ListType.Map, Keys = "type", MergeKey = "type", Strategy = "merge")]
    public Items<DeploymentCondition> Conditions { get; init; }

    [Field("readyReplicas", 7)]
    public int ReadyReplicas { get; init; }

    [Field("collisionCount", 8)]
    public int? CollisionCount { get; init; }

    [Field("terminatingReplicas", 9)]
    public int? TerminatingReplicas { get; init; }
}
