using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A condition that must be true, beside those of the containers, for the pod to be ready.</summary>
[ApiType("io.k8s.api.core.v1.PodReadinessGate")]
public sealed partial record PodReadinessGate
{
    /// <summary>The condition's type; somebody outside the node sets it.</summary>
    [Field("conditionType", 1, Required = true, Always = true)]
    public string ConditionType { get; init; } = "";
}
