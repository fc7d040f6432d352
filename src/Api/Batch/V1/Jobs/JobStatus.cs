using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Batch.V1;

/// <summary>The state of a job.</summary>
[ApiType("io.k8s.api.batch.v1.JobStatus")]
public sealed partial record JobStatus
{
    /// <summary>What holds of it.</summary>
    [Field("conditions", 1, List = ListType.Atomic, MergeKey = "type", Strategy = "merge")]
    public Items<JobCondition> Conditions { get; init; }

    /// <summary>When it was started, or last resumed.</summary>
    [Field("startTime", 2)]
    public Time? StartTime { get; init; }

    /// <summary>When it succeeded.</summary>
    [Field("completionTime", 3)]
    public Time? CompletionTime { get; init; }

    /// <summary>Pods that run or wait and are not ending.</summary>
    [Field("active", 4)]
    public int Active { get; init; }

    /// <summary>Pods that succeeded.</summary>
    [Field("succeeded", 5)]
    public int Succeeded { get; init; }

    /// <summary>Pods that failed.</summary>
    [Field("failed", 6)]
    public int Failed { get; init; }

    /// <summary>Numbers that succeeded, such as 1,3-5.</summary>
    [Field("completedIndexes", 7)]
    public string CompletedIndexes { get; init; } = "";

    /// <summary>Pods that ended and are not counted yet.</summary>
    [Field("uncountedTerminatedPods", 8)]
    public UncountedTerminatedPods? UncountedTerminatedPods { get; init; }

    /// <summary>Active pods that are ready.</summary>
    [Field("ready", 9)]
    public int? Ready { get; init; }

    /// <summary>Numbers that failed.</summary>
    [Field("failedIndexes", 10)]
    public string? FailedIndexes { get; init; }

    /// <summary>Pods that are ending.</summary>
    [Field("terminating", 11)]
    public int? Terminating { get; init; }
}
