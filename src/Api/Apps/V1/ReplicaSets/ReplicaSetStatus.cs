using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Apps.V1;

[ApiType("io.k8s.api.apps.v1.ReplicaSetStatus")]
public sealed partial record ReplicaSetStatus
{
    [Field("replicas", 1, Required = true, Always = true)]
    public int Replicas { get; init; }

    [Field("fullyLabeledReplicas", 2)]
    public int FullyLabeledReplicas { get; init; }

    [Field("observedGeneration", 3)]
    public long ObservedGeneration { get; init; }

    [Field("readyReplicas", 4)]
    public int ReadyReplicas { get; init; }

    [Field("availableReplicas", 5)]
    public int AvailableReplicas { get; init; }

    [Field("conditions", 6, List = ListType.Map, Keys = "type", MergeKey = "type", Strategy = "merge")]
    public Items<ReplicaSetCondition> Conditions { get; init; }

    [Field("terminatingReplicas", 7)]
    public int? TerminatingReplicas { get; init; }
}
