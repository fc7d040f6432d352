using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Policy.V1;

[ApiType("io.k8s.api.policy.v1.PodDisruptionBudget", TypeMeta = true)]
public sealed partial record PodDisruptionBudget
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("spec", 2)]
    public PodDisruptionBudgetSpec Spec { get; init; } = PodDisruptionBudgetSpec.Empty;

    [Field("status", 3)]
    public PodDisruptionBudgetStatus Status { get; init; } = PodDisruptionBudgetStatus.Empty;
}
