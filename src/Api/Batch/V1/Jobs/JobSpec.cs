using Keles.Api.Core.V1;
using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Batch.V1;

/// <summary>What a job is to be.</summary>
[ApiType("io.k8s.api.batch.v1.JobSpec")]
public sealed partial record JobSpec
{
    /// <summary>How many pods may run at a time.</summary>
    [Field("parallelism", 1)]
    public int? Parallelism { get; init; }

    /// <summary>How many must succeed.</summary>
    [Field("completions", 2)]
    public int? Completions { get; init; }

    /// <summary>How many seconds it may run before it fails.</summary>
    [Field("activeDeadlineSeconds", 3)]
    public long? ActiveDeadlineSeconds { get; init; }

    /// <summary>The pods it looks after; made by the server unless manualSelector is set.</summary>
    [Field("selector", 4)]
    public LabelSelector? Selector { get; init; }

    /// <summary>The selector is your own; make sure that it fits no other pods.</summary>
    [Field("manualSelector", 5)]
    public bool? ManualSelector { get; init; }

    /// <summary>The pods it makes; their restart policy is OnFailure or Never.</summary>
    [Field("template", 6, Required = true, Always = true)]
    public PodTemplateSpec Template { get; init; } = PodTemplateSpec.Empty;

    /// <summary>How many failures until the job fails; 6 if nothing is said.</summary>
    [Field("backoffLimit", 7)]
    public int? BackoffLimit { get; init; }

    /// <summary>How many seconds after its end it is removed; never if nothing is said.</summary>
    [Field("ttlSecondsAfterFinished", 8)]
    public int? TtlSecondsAfterFinished { get; init; }

    /// <summary>NonIndexed counts successes; Indexed gives each pod a number, each of which must succeed once.</summary>
    [Field("completionMode", 9, Enum = "Indexed|NonIndexed")]
    public string? CompletionMode { get; init; }

    /// <summary>No pods for the present; those that run are ended.</summary>
    [Field("suspend", 10)]
    public bool? Suspend { get; init; }

    /// <summary>What a failure means, by exit code or condition.</summary>
    [Field("podFailurePolicy", 11)]
    public PodFailurePolicy? PodFailurePolicy { get; init; }

    /// <summary>How many failures of one number until it fails.</summary>
    [Field("backoffLimitPerIndex", 12)]
    public int? BackoffLimitPerIndex { get; init; }

    /// <summary>How many numbers may fail until the job does.</summary>
    [Field("maxFailedIndexes", 13)]
    public int? MaxFailedIndexes { get; init; }

    /// <summary>When a pod is replaced: when it is ending or failed, or only when it Failed.</summary>
    [Field("podReplacementPolicy", 14, Enum = "Failed|TerminatingOrFailed")]
    public string? PodReplacementPolicy { get; init; }

    /// <summary>The controller that carries the job out, when it is not the usual one.</summary>
    [Field("managedBy", 15)]
    public string? ManagedBy { get; init; }

    /// <summary>When the job succeeds before all numbers have.</summary>
    [Field("successPolicy", 16)]
    public SuccessPolicy? SuccessPolicy { get; init; }
}
