using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Policy.V1;

[ApiType("io.k8s.api.policy.v1.PodDisruptionBudgetStatus")]
public sealed partial record PodDisruptionBudgetStatus
{
    [Field("observedGeneration", 1)]
    public long ObservedGeneration { get; init; }

    [Field("disruptedPods", 2)]
    public OrderedMap<Time> DisruptedPods { get; init; }

    [Field("disruptionsAllowed", 3, Always = true)]
    public int DisruptionsAllowed { get; init; }

    [Field("currentHealthy", 4, Always = true)]
    public int CurrentHealthy { get; init; }

    [Field("desiredHealthy", 5, Always = true)]
    public int DesiredHealthy { get; init; }

    [Field("expectedPods", 6, Always = true)]
    public int ExpectedPods { get; init; }

    [Field("conditions", 7, List = ListType.Map, Keys = "type", MergeKey = "type", Strategy = "merge")]
    public Items<Condition> Conditions { get; init; }
}
