using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Batch.V1;

/// <summary>What a cron job is to be.</summary>
[ApiType("io.k8s.api.batch.v1.CronJobSpec")]
public sealed partial record CronJobSpec
{
    /// <summary>When, in five fields as cron has them.</summary>
    [Field("schedule", 1, Required = true, Always = true)]
    public string Schedule { get; init; } = "";

    /// <summary>How late a job that missed its time may still start.</summary>
    [Field("startingDeadlineSeconds", 2)]
    public long? StartingDeadlineSeconds { get; init; }

    /// <summary>What happens when the job before still runs: Allow, Forbid, or Replace.</summary>
    [Field("concurrencyPolicy", 3, Enum = "Allow|Forbid|Replace")]
    public string ConcurrencyPolicy { get; init; } = "";

    /// <summary>No new jobs for the present.</summary>
    [Field("suspend", 4)]
    public bool? Suspend { get; init; }

    /// <summary>The jobs.</summary>
    [Field("jobTemplate", 5, Required = true, Always = true)]
    public JobTemplateSpec JobTemplate { get; init; } = JobTemplateSpec.Empty;

    /// <summary>How many that succeeded are kept; 3 if nothing is said.</summary>
    [Field("successfulJobsHistoryLimit", 6)]
    public int? SuccessfulJobsHistoryLimit { get; init; }

    /// <summary>How many that failed are kept; 1 if nothing is said.</summary>
    [Field("failedJobsHistoryLimit", 7)]
    public int? FailedJobsHistoryLimit { get; init; }

    /// <summary>The time zone of the schedule; that of the controller if nothing is said.</summary>
    [Field("timeZone", 8)]
    public string? TimeZone { get; init; }
}
