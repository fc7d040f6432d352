using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Policy.V1;

/// <summary>What a budget is to be.</summary>
[ApiType("io.k8s.api.policy.v1.PodDisruptionBudgetSpec")]
public sealed partial record PodDisruptionBudgetSpec
{
    /// <summary>How many must be there, as a number or percentage; not with maxUnavailable.</summary>
    [Field("minAvailable", 1)]
    public IntOrString? MinAvailable { get; init; }

    /// <summary>The pods.</summary>
    [Field("selector", 2, Strategy = "replace")]
    public LabelSelector? Selector { get; init; }

    /// <summary>How many may be missing, as a number or percentage.</summary>
    [Field("maxUnavailable", 3)]
    public IntOrString? MaxUnavailable { get; init; }

    /// <summary>Whether pods that are not ready may be ended always (AlwaysAllow) or only while enough are (IfHealthyBudget).</summary>
    [Field("unhealthyPodEvictionPolicy", 4, Enum = "AlwaysAllow|IfHealthyBudget")]
    public string? UnhealthyPodEvictionPolicy { get; init; }
}
