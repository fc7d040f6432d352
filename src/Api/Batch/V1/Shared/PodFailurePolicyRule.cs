using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Batch.V1;

/// <summary>What a failure of a certain kind means.</summary>
[ApiType("io.k8s.api.batch.v1.PodFailurePolicyRule")]
public sealed partial record PodFailurePolicyRule
{
    /// <summary>FailJob, FailIndex, Ignore or Count.</summary>
    [Field("action", 1, Required = true, Always = true, Enum = "Count|FailIndex|FailJob|Ignore")]
    public string Action { get; init; } = "";

    /// <summary>By exit code.</summary>
    [Field("onExitCodes", 2)]
    public PodFailurePolicyOnExitCodesRequirement? OnExitCodes { get; init; }

    /// <summary>By conditions of the pod.</summary>
    [Field("onPodConditions", 3, List = ListType.Atomic)]
    public Items<PodFailurePolicyOnPodConditionsPattern> OnPodConditions { get; init; }
}
