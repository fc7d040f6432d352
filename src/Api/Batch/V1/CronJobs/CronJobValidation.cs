using Keles.Machinery;

namespace Keles.Api.Batch.V1;

/// <summary>What holds for a cron job.</summary>
internal static class CronJobValidation
{
    /// <summary>Its jobs have eleven characters more in their names.</summary>
    private const int LongestName = DnsNames.LongestLabel - 11;

    private static readonly FieldPath Path = FieldPath.Root("spec");

    public static void OnCreate(CronJob o, FieldErrors errors)
    {
        Spec(o.Spec, null, errors);
        if (o.Metadata.Name.Length > LongestName) errors.Invalid(FieldPath.Root("metadata", "name"), o.Metadata.Name, NameMessages.LongestCharacters(LongestName));
    }

    public static void OnUpdate(CronJob o, CronJob stored, FieldErrors errors) => Spec(o.Spec, stored.Spec, errors);

    private static void Spec(CronJobSpec spec, CronJobSpec? stored, FieldErrors errors)
    {
        if (errors.RequireText(Path.Child("schedule"), spec.Schedule)) Schedule(spec, NamesZone(stored?.Schedule ?? ""), Path.Child("schedule"), errors);
        errors.RequireNotNegative(Path, ("startingDeadlineSeconds", spec.StartingDeadlineSeconds));
        if (spec.TimeZone is { } zone && (stored is null || stored.TimeZone != zone)) TimeZone(zone, Path.Child("timeZone"), errors);
        if (errors.RequireText(Path.Child("concurrencyPolicy"), spec.ConcurrencyPolicy)) errors.RequireOneOf(Path.Child("concurrencyPolicy"), spec.ConcurrencyPolicy, "Allow", "Forbid", "Replace");
        Template(spec.JobTemplate.Spec, Path.Child("jobTemplate", "spec"), errors);
        errors.RequireNotNegative(Path, ("successfulJobsHistoryLimit", spec.SuccessfulJobsHistoryLimit), ("failedJobsHistoryLimit", spec.FailedJobsHistoryLimit));
    }

    private static bool NamesZone(string schedule) => schedule.Contains("TZ", StringComparison.Ordinal);

    /// <param name="mayNameZone">The stored schedule names one: it may stay, though the field is the place for it now.</param>
    private static void Schedule(CronJobSpec spec, bool mayNameZone, FieldPath path, FieldErrors errors)
    {
        if (!CronSchedule.TryParse(spec.Schedule, out _, out var problem)) errors.Invalid(path, spec.Schedule, problem);
        if (!NamesZone(spec.Schedule)) return;
        if (!mayNameZone) errors.Invalid(path, spec.Schedule, "cannot use TZ or CRON_TZ in schedule, use timeZone field instead");
        else if (spec.TimeZone is not null) errors.Invalid(path, spec.Schedule, "cannot use both timeZone field and TZ or CRON_TZ in schedule");
    }

    private static void TimeZone(string zone, FieldPath path, FieldErrors errors)
    {
        if (zone.Length == 0) errors.Invalid(path, zone, "timeZone must be nil or non-empty string");
        else if (zone.Equals("Local", StringComparison.OrdinalIgnoreCase)) errors.Invalid(path, zone, "timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones");
        else if (!CronTimeZones.TryFind(zone, out _, out var problem)) errors.Invalid(path, zone, problem);
    }

    private static void Template(JobSpec spec, FieldPath path, FieldErrors errors)
    {
        JobSpecValidation.Of(spec, path, errors);
        if (spec.Selector is not null) errors.Invalid(path.Child("selector"), spec.Selector, "`selector` will be auto-generated");
        if (spec.ManualSelector == true) errors.NotSupported(path.Child("manualSelector"), true, "nil", "false");
    }
}
