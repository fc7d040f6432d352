using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Batch.V1;

[ApiType("io.k8s.api.batch.v1.CronJobSpec")]
public sealed partial record CronJobSpec
{
    [Field("schedule", 1, Required = true, Always = true)]
    public string Schedule { get; init; } = "";

    [Field("startingDeadlineSeconds", 2)]
    public long? StartingDeadlineSeconds { get; init; }

    [Field("concurrencyPolicy", 3, Enum = "Allow|Forbid|Replace")]
    public string ConcurrencyPolicy { get; init; } = "";

    [Field("suspend", 4)]
    public bool? Suspend { get; init; }

    [Field("jobTemplate", 5, Required = true, Always = true)]
    public JobTemplateSpec JobTemplate { get; init; } = JobTemplateSpec.Empty;

    [Field("successfulJobsHistoryLimit", 6)]
    public int? SuccessfulJobsHistoryLimit { get; init; }

    [Field("failedJobsHistoryLimit", 7)]
    public int? FailedJobsHistoryLimit { get; init; }

    [Field("timeZone", 8)]
    public string? TimeZone { get; init; }
}
