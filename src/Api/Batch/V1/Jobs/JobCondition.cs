using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Batch.V1;

/// <summary>One aspect of a job's state.</summary>
[ApiType("io.k8s.api.batch.v1.JobCondition")]
public sealed partial record JobCondition
{
    /// <summary>Suspended, Complete, Failed, FailureTarget or SuccessCriteriaMet.</summary>
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
}
