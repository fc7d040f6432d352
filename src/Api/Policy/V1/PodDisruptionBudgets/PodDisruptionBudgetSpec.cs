using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Policy.V1;

[ApiType("io.k8s.api.policy.v1.PodDisruptionBudgetSpec")]
public sealed partial record PodDisruptionBudgetSpec
{
    [Field("minAvailable", 1)]
    public IntOrString? MinAvailable { get; init; }

    [Field("selector", 2, Strategy = "replace")]
    public LabelSelector? Selector { get; init; }

    [Field("maxUnavailable", 3)]
    public IntOrString? MaxUnavailable { get; init; }

    [Field("unhealthyPodEvictionPolicy", 4, Enum = "AlwaysAllow|IfHealthyBudget")]
    public string? UnhealthyPodEvictionPolicy { get; init; }
}
