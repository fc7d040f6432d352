namespace Keles.Api.Batch.V1;

/// <summary>The descriptor of CronJob.</summary>
public static class CronJobKind
{
    public static Kind<CronJob> Kind { get; } = new()
    {
        Group = "batch",
        Version = "v1",
        Name = "CronJob",
        Plural = "cronjobs",
        Singular = "cronjob",
        Namespaced = true,
        ShortNames = ["cj"],
        Categories = ["all"],
        Subresources =
        [
            new("status", "CronJob", Verbs.GetPatchUpdate),
        ],
        StoragePrefix = "cronjobs",
        GenerationChanges = static (a, b) => !Semantic.Equal(a.Spec, b.Spec),
        Columns = CronJobColumns.All,
        Defaults = CronJobDefaults.Of,
        CreateRule = static o => o with { Status = CronJobStatus.Empty },
        UpdateRule = static (o, stored) => o with { Status = stored.Status },
        StatusUpdateRule = static (o, stored) => o with { Spec = stored.Spec },
        Validation = CronJobValidation.OnCreate,
        UpdateValidation = CronJobValidation.OnUpdate,
        WarningRule = JobWarnings.OfCronJob,
    };
}
