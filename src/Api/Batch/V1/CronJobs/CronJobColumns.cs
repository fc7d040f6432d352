namespace Keles.Api.Batch.V1;

/// <summary>The table of cron jobs.</summary>
internal static class CronJobColumns
{
    public static Column[] All { get; } =
    [
        DefaultColumns.Name,
        Column.Of<CronJob>("Schedule", "string", static c => c.Spec.Schedule, "When it starts jobs."),
        Column.Of<CronJob>("Timezone", "string", static c => c.Spec.TimeZone ?? Cells.None, "The time zone of the schedule."),
        Column.Of<CronJob>("Suspend", "boolean", static c => c.Spec.Suspend switch { true => "True", false => "False", null => Cells.Unset }, "Whether it starts no more jobs for now."),
        Column.Of<CronJob>("Active", "integer", static c => c.Status.Active.Count, "How many of its jobs run."),
        Column.At<CronJob>("Last Schedule", "string", static (c, now) => c.Status.LastScheduleTime is { } last ? Ages.Since(last, now) : Cells.None, "When it started a job last."),
        DefaultColumns.Age,
        .. TemplateColumns.Of<CronJob>(static c => c.Spec.JobTemplate.Spec.Template.Spec, static c => Cells.Selector(c.Spec.JobTemplate.Spec.Selector)),
    ];
}
