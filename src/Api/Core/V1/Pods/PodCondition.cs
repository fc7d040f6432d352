using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>One aspect of a pod's state.</summary>
[ApiType("io.k8s.api.core.v1.PodCondition")]
public sealed partial record PodCondition
{
    /// <summary>PodScheduled, PodReadyToStartContainers, Initialized, ContainersReady, Ready, DisruptionTarget, or one of a readiness gate.</summary>
    [Field("type", 1, Required = true, Always = true)]
    public string Type { get; init; } = "";

    /// <summary>True, False or Unknown.</summary>
    [Field("status", 2, Required = true, Always = true)]
    public string Status { get; init; } = "";

    /// <summary>When it was last looked at.</summary>
    [Field("lastProbeTime", 3)]
    public Time LastProbeTime { get; init; }

    /// <summary>When the status last changed.</summary>
    [Field("lastTransitionTime", 4)]
    public Time LastTransitionTime { get; init; }

    /// <summary>Why it last changed, as one word for programs.</summary>
    [Field("reason", 5)]
    public string Reason { get; init; } = "";

    /// <summary>Why it last changed, as a sentence for people.</summary>
    [Field("message", 6)]
    public string Message { get; init; } = "";

    /// <summary>The generation of the spec that the condition speaks of.</summary>
    [Field("observedGeneration", 7)]
    public long ObservedGeneration { get; init; }
}
