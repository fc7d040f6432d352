using Keles.Api.Batch.V1;
using Keles.Machinery;

namespace Keles.Controllers.Tests.CronJobs;

/// <summary>Cron jobs as tests speak of them.</summary>
internal static class ACronJob
{
    public const string Name = "tick";

    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static CronJob Of(string schedule = "*/5 * * * *", Func<CronJobSpec, CronJobSpec>? change = null, DateTimeOffset? last = null, DateTimeOffset? created = null, params string[] active)
    {
        var spec = new CronJobSpec
        {
            Schedule = schedule,
            ConcurrencyPolicy = "Allow",
            SuccessfulJobsHistoryLimit = 3,
            FailedJobsHistoryLimit = 1,
            JobTemplate = new() { Metadata = new() { Labels = A.Labels(("of", "tick")) }, Spec = Jobs.AJob.Of().Spec },
        };
        return new()
        {
            Metadata = new() { Name = Name, Namespace = A.Ns, Uid = "cron-uid", CreationTimestamp = Time.From(created ?? Start) },
            Spec = change?.Invoke(spec) ?? spec,
            Status = new() { LastScheduleTime = last is { } l ? Time.From(l) : null, Active = [.. active.Select(a => new Api.Core.V1.ObjectReference { Name = a, Namespace = A.Ns, Uid = a })] },
        };
    }

    public static Job Job(string name, string? end = null, int minute = 0, string? uid = null) => new()
    {
        Metadata = new() { Name = name, Namespace = A.Ns, Uid = uid ?? name, OwnerReferences = [new() { ApiVersion = "batch/v1", Kind = "CronJob", Name = Name, Uid = "cron-uid", Controller = true }] },
        Spec = Jobs.AJob.Of().Spec,
        Status = new()
        {
            StartTime = Time.From(Start.AddMinutes(minute)),
            CompletionTime = end == "Complete" ? Time.From(Start.AddMinutes(minute + 1)) : null,
            Conditions = end is null ? [] : [new() { Type = end, Status = "True", LastTransitionTime = Time.From(Start.AddMinutes(minute + 1)) }],
        },
    };
}
