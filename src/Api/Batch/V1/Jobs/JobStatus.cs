using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Batch.V1;

[ApiType("io.k8s.api.batch.v1.JobStatus")]
public sealed partial record JobStatus
{
    [Field("conditions", 1, List = ListType.Atomic, MergeKey = "type", Strategy = "merge")]
    public Items<JobCondition> Conditions { get; init; }

    [Field("startTime", 2)]
    public Time? StartTime { get; init; }

    [Field("completionTime", 3)]
    public Time? CompletionTime { get; init; }

    [Field("active", 4)]
    public int Active { get; init; }

    [Field("succeeded", 5)]
    public int Succeeded { get; init; }

    [Field("failed", 6)]
    public int Failed { get; init; }

    [Field("completedIndexes", 7)]
    public string CompletedIndexes { get; init; } = "";

    [Field("uncountedTerminatedPods", 8)]
    public UncountedTerminatedPods? UncountedTerminatedPods { get; init; }

    [Field("ready", 9)]
    public int? Ready { get; init; }

    [Field("failedIndexes", 10)]
    public string? FailedIndexes { get; init; }

    [Field("terminating", 11)]
    public int? Terminating { get; init; }
}
