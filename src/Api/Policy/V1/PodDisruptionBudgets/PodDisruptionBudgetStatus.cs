using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Policy.V1;

/// <summary>The state of a budget.</summary>
[ApiType("io.k8s.api.policy.v1.PodDisruptionBudgetStatus")]
public sealed partial record PodDisruptionBudgetStatus
{
    /// <summary>The generation of the spec that the status speaks of.</summary>
    [Field("observedGeneration", 1)]
    public long ObservedGeneration { get; init; }

    /// <summary>Pods whose end was allowed and has not been seen yet.</summary>
    [Field("disruptedPods", 2)]
    public OrderedMap<Time> DisruptedPods { get; init; }

    /// <summary>How many may be ended now.</summary>
    [Field("disruptionsAllowed", 3, Always = true)]
    public int DisruptionsAllowed { get; init; }

    /// <summary>How many are ready.</summary>
    [Field("currentHealthy", 4, Always = true)]
    public int CurrentHealthy { get; init; }

    /// <summary>How many must be.</summary>
    [Field("desiredHealthy", 5, Always = true)]
    public int DesiredHealthy { get; init; }

    /// <summary>How many are counted.</summary>
    [Field("expectedPods", 6, Always = true)]
    public int ExpectedPods { get; init; }

    /// <summary>What holds of it.</summary>
    [Field("conditions", 7, List = ListType.Map, Keys = "type", MergeKey = "type", Strategy = "merge")]
    public Items<Condition> Conditions { get; init; }
}
